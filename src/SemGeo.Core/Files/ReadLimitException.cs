namespace SemGeo.Files;

/// <summary>What a reader of foreign data counts, so that a small file cannot ask for much memory or time.</summary>
public enum ReadLimit
{
    /// <summary>Bytes of memory, of one value or of all of them.</summary>
    Bytes,

    /// <summary>Pixels of an image or a mask.</summary>
    Pixels,

    /// <summary>References from ways to nodes, those of a way that is named again counted again.</summary>
    NodeReferences,

    /// <summary>Values of any kind: items of a list, members of an object, rows of an index, instructions of a pickle.</summary>
    Objects,

    /// <summary>How deep values lie in one another.</summary>
    Depth,

    /// <summary>Decompressed bytes for each compressed one.</summary>
    Expansion,
}

/// <summary>Data asks for more than its reader allows: it is damaged, or made to exhaust the reader.</summary>
public sealed class ReadLimitException : IOException
{
    /// <summary>Creates the error.</summary>
    /// <param name="source">What was read, as a reader of the message knows it: a file, an entry of an archive, an answer.</param>
    /// <param name="limit">What was counted.</param>
    /// <param name="asked">How much of it the data asks for, or had asked for when reading stopped.</param>
    /// <param name="allowed">How much of it is allowed.</param>
    public ReadLimitException(string source, ReadLimit limit, long asked, long allowed)
        : base(FormattableString.Invariant($"{source} asks for {asked:#,0} {Unit(limit)}, and at most {allowed:#,0} are read: it is damaged, or made to exhaust its reader."))
    {
        Limit = limit;
        Asked = asked;
        Allowed = allowed;
    }

    /// <summary>What was counted.</summary>
    public ReadLimit Limit { get; }

    /// <summary>How much of it the data asks for, or had asked for when reading stopped.</summary>
    public long Asked { get; }

    /// <summary>How much of it is allowed.</summary>
    public long Allowed { get; }

    private static string Unit(ReadLimit limit) => limit switch
    {
        ReadLimit.Bytes => "bytes",
        ReadLimit.Pixels => "pixels",
        ReadLimit.NodeReferences => "references to nodes",
        ReadLimit.Objects => "values",
        ReadLimit.Depth => "levels of nesting",
        ReadLimit.Expansion => "bytes for each compressed one",
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, null),
    };
}
