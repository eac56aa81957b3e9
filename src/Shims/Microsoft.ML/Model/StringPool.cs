namespace Microsoft.ML;

/// <summary>The string table of one stream: equal strings share an id, ids count from 0 in the order of first use.</summary>
internal sealed class StringPool
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _strings = [];

    public IReadOnlyList<string> Strings => _strings;

    public int Add(string text)
    {
        if (_ids.TryGetValue(text, out var id))
            return id;
        id = _strings.Count;
        _ids.Add(text, id);
        _strings.Add(text);
        return id;
    }
}
