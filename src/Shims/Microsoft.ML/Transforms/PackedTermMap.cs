using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Keys of numbers, truth values, times and keys.</summary>
internal sealed class PackedTermMap<T> : TermMap<T>
    where T : notnull
{
    private readonly Dictionary<T, uint> _keys = [];
    private readonly T[] _values;

    /// <exception cref="FormatException">A value comes twice.</exception>
    public PackedTermMap(PrimitiveDataViewType itemType, T[] values)
        : base(itemType, values)
    {
        _values = values;
        foreach (var value in values)
            Contracts.CheckDecode(_keys.TryAdd(value, (uint)_keys.Count + 1), $"The value '{value}' of a dictionary comes twice");
    }

    public override void Save(ModelSaveContext ctx)
    {
        var codec = (ValueCodec<T>)CodecTable.Find(ItemType)!;
        ctx.Writer.Write(PackedCode);
        CodecTable.Write(ctx.Writer, codec);
        ctx.Writer.Write(Count);
        codec.Write(ctx.Writer, _values);
    }

    public override void WriteReadable(TextWriter writer)
    {
        writer.WriteLine($"# Number of terms of type '{ItemType}' = {Count}");
        for (var i = 0; i < Count; i++)
            writer.WriteLine($"{i}\t{ValueText.Of(Values[i], ItemType)}");
    }

    protected override uint KeyOf(in T value) => _keys.TryGetValue(value, out var key) ? key : 0;
}
