using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.ML.Persistence;

namespace SemGeo.ML.Tests.Persistence;

/// <summary>A transformer that changes nothing, with state of every kind: a number in the main stream, a payload in a side stream and a child.</summary>
internal sealed class Tagger(int number, byte[] payload, ITransformer? child) : ILoadableTransformer<Tagger>
{
    public static IReadOnlyList<string> LoaderSignatures => ["SemGeoTestTagger"];

    public bool IsRowToRowMapper => false;

    public int Number => number;

    public byte[] Payload => payload;

    public ITransformer? Child => child;

    /// <summary>Whether more goes into the main stream than the loader reads.</summary>
    public bool WritesTooMuch { get; init; }

    /// <summary>Whether Save writes nothing at all.</summary>
    public bool WritesNothing { get; init; }

    public static Tagger Load(IHostEnvironment environment, IModelReader reader)
    {
        var number = reader.Header.ReadInt32();
        var hasChild = reader.Header.ReadBoolean();
        var payload = Array.Empty<byte>();
        Assert.IsTrue(reader.TryReadStream("weights.bin", stream => payload = stream.ReadBytes((int)stream.BaseStream.Length)));
        Assert.IsFalse(reader.TryReadStream("other.bin", _ => Assert.Fail()));
        return new Tagger(number, payload, hasChild ? reader.LoadChild("Child") : null);
    }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

    public IDataView Transform(IDataView input) => input;

    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

    public void Save(ModelSaveContext ctx)
    {
        if (WritesNothing)
            return;
        MlNetModelIo.Save<Tagger>(
            ctx,
            writer =>
            {
                writer.Write(number);
                writer.Write(child is not null);
                if (WritesTooMuch)
                    writer.Write(0);
            },
            ("weights.bin", writer => writer.Write(payload)));
        if (child is not null)
            MlNetModelIo.SaveChild(ctx, child, "Child");
    }
}
