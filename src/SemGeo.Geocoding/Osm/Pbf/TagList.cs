namespace SemGeo.Geocoding.Osm.Pbf;

/// <summary>The tags of an object: pairs of indexes into the strings of its block.</summary>
internal readonly ref struct TagList(BlockStrings strings, ReadOnlySpan<int> pairs)
{
    private readonly BlockStrings _strings = strings;
    private readonly ReadOnlySpan<int> _pairs = pairs;

    /// <summary>The number of tags.</summary>
    public int Count => _pairs.Length / 2;

    /// <summary>The key of a tag.</summary>
    public string Key(int index) => _strings[_pairs[2 * index]];

    /// <summary>The value of a tag.</summary>
    public string Value(int index) => _strings[_pairs[2 * index + 1]];

    /// <summary>The value of a key, or null.</summary>
    public string? Find(string key)
    {
        for (var i = 0; i < Count; i++)
        {
            if (Key(i) == key)
                return Value(i);
        }

        return null;
    }
}
