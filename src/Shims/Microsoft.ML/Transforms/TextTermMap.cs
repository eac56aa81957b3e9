using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Keys of texts; the empty text has none.</summary>
internal sealed class TextTermMap : TermMap<ReadOnlyMemory<char>>
{
    private readonly Dictionary<string, uint> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, uint>.AlternateLookup<ReadOnlySpan<char>> _keysBySpan;

    /// <exception cref="FormatException">A text comes twice.</exception>
    public TextTermMap(IReadOnlyCollection<string> texts)
        : base(TextDataViewType.Instance, [.. texts.Select(text => text.AsMemory())])
    {
        foreach (var text in texts)
            Contracts.CheckDecode(_keys.TryAdd(text, (uint)_keys.Count + 1), $"The value '{text}' of a dictionary comes twice");
        _keysBySpan = _keys.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public override void Save(ModelSaveContext ctx)
    {
        ctx.Writer.Write(TextCode);
        ctx.Writer.Write(Count);
        foreach (var text in Values)
            ctx.SaveNonEmptyString(text.ToString());
    }

    public override void WriteReadable(TextWriter writer)
    {
        writer.WriteLine($"# Number of terms = {Count}");
        for (var i = 0; i < Count; i++)
            writer.WriteLine($"{i}\t{Values[i]}");
    }

    protected override uint KeyOf(in ReadOnlyMemory<char> value) => _keysBySpan.TryGetValue(value.Span, out var key) ? key : 0;
}
