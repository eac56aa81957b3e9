using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Shims.MLNet.Tests.Model;

/// <summary>A transformer from outside ML.NET with state of its own: numbers in the main stream, a payload in a side stream and a child.</summary>
internal sealed class Tagger(int number, byte[] payload, ITransformer? child) : ITransformer
{
    public const string Loader = "SemGeoTestTagger";

    private const string Signature = "SGTAGGER";
    private const uint Version = 0x00010001;

    public bool IsRowToRowMapper => false;

    public int Number => number;

    public byte[] Payload => payload;

    public ITransformer? Child => child;

    /// <summary>More than the loader reads goes into the main stream.</summary>
    public bool WritesTooMuch { get; init; }

    /// <summary>The version is not said.</summary>
    public bool ForgetsVersion { get; init; }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

    public IDataView Transform(IDataView input) => input;

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

    public void Save(ModelSaveContext ctx)
    {
        if (!ForgetsVersion)
            ReflectedModelIo.SetVersion(ctx, Signature, Version, Loader);
        ReflectedModelIo.Writer(ctx).Write(number);
        ReflectedModelIo.Writer(ctx).Write(child is not null);
        if (WritesTooMuch)
            ReflectedModelIo.Writer(ctx).Write(0);
        ReflectedModelIo.SaveStream(ctx, "weights.bin", writer => writer.Write(payload));
        if (child is not null)
            ReflectedModelIo.SaveChild(ctx, child, "Child");
    }

    private static Tagger Create(IHostEnvironment env, object ctx)
    {
        ReflectedModelIo.CheckVersion(ctx, Signature, Version, Loader);
        var number = ReflectedModelIo.Reader(ctx).ReadInt32();
        var hasChild = ReflectedModelIo.Reader(ctx).ReadBoolean();
        var payload = Array.Empty<byte>();
        Assert.IsTrue(ReflectedModelIo.TryLoadStream(ctx, "weights.bin", reader => payload = reader.ReadBytes((int)reader.BaseStream.Length)));
        Assert.IsFalse(ReflectedModelIo.TryLoadStream(ctx, "other.bin", _ => Assert.Fail()));
        return new Tagger(number, payload, hasChild ? ReflectedModelIo.LoadChild(ctx, env, "Child") : null);
    }
}
