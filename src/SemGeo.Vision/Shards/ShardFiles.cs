using System.Globalization;
using System.Numerics;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Shards;

/// <summary>Finds the shards that a pattern names.</summary>
public static class ShardFiles
{
    /// <summary>Whether a name is that of a shard: .tar (WebDataset), .msg or .msgpack (the authors').</summary>
    public static bool IsShard(ReadOnlySpan<char> path) => ShardAddress.IsShard(path);

    internal static bool IsTar(string path) => path.EndsWith(".tar", StringComparison.OrdinalIgnoreCase);

    /// <summary>The shards, in the order of their names; numbers in names count as numbers, so that shard_2 comes before shard_10.</summary>
    /// <param name="pattern">A shard, a folder of shards, or a folder and a name with '*' and '?': "shards/train-*.tar".</param>
    /// <exception cref="ShardException">There are none.</exception>
    public static IReadOnlyList<string> Find(string pattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        if (File.Exists(pattern))
            return [pattern];
        var isFolder = Directory.Exists(pattern);
        var folder = isFolder ? pattern : Path.GetDirectoryName(pattern) is { Length: > 0 } given ? given : ".";
        var name = isFolder ? "*" : Path.GetFileName(pattern);
        string[] files = Directory.Exists(folder) && folder.AsSpan().IndexOfAny('*', '?') < 0
            ? [.. Directory.EnumerateFiles(folder, name).Where(file => IsShard(file)).Order(Comparer<string>.Create(CompareByNumbers))]
            : [];
        return files.Length > 0 ? files : throw new ShardException($"'{pattern}' names no shard: give a file, a folder or a pattern such as 'shards/*.tar'; shards end in {string.Join(", ", ShardAddress.ShardExtensions)}.");
    }

    private static int CompareByNumbers(string a, string b)
    {
        for (int i = 0, k = 0; i < a.Length && k < b.Length;)
        {
            var (left, right) = (Digits(a.AsSpan(i)), Digits(b.AsSpan(k)));
            var order = left > 0 && right > 0
                ? BigInteger.Parse(a.AsSpan(i, left), CultureInfo.InvariantCulture).CompareTo(BigInteger.Parse(b.AsSpan(k, right), CultureInfo.InvariantCulture))
                : a[i].CompareTo(b[k]);
            if (order != 0)
                return order;
            (i, k) = (i + Math.Max(1, left), k + Math.Max(1, right));
        }

        return string.CompareOrdinal(a, b);
    }

    private static int Digits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length;
}

/// <summary>Shards cannot be used: there are none, one is damaged and the options say Throw, or a folder holds shards of other photos.</summary>
public sealed class ShardException : IOException
{
    /// <summary>Creates the exception.</summary>
    public ShardException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
