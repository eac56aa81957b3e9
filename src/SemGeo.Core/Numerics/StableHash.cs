namespace SemGeo.Numerics;

/// <summary>FNV-1a (Fowler, Noll and Vo), 64 bits: hashes that are the same on every machine and in every run.</summary>
internal static class StableHash
{
    private const ulong Basis = 0xCBF29CE484222325;
    private const ulong Prime = 0x100000001B3;

    /// <summary>The hash of a text, a step for each UTF-16 unit.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = Basis;
        foreach (var unit in text)
            hash = (hash ^ unit) * Prime;
        return hash;
    }

    /// <summary>The hash of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="seed">Whatever else decides the hash.</param>
    public static ulong Of(ReadOnlySpan<byte> bytes, ulong seed = 0)
    {
        var hash = Basis ^ seed;
        foreach (var value in bytes)
            hash = (hash ^ value) * Prime;
        return hash;
    }
}
