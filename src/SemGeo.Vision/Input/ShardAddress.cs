using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SemGeo.Vision.Input;

/// <summary>Where in a shard the bytes of a photo lie. As text, "train-000001.tar#1536+20480", it stands wherever the path of a photo can stand.</summary>
/// <param name="Path">The shard.</param>
/// <param name="Offset">The first byte.</param>
/// <param name="Length">The number of bytes.</param>
public readonly record struct ShardAddress(string Path, long Offset, long Length)
{
    private static readonly string[] Extensions = [".tar", ".msg", ".msgpack"];

    /// <summary>What the names of shards end in: .tar (WebDataset), .msg and .msgpack (the authors').</summary>
    internal static IReadOnlyList<string> ShardExtensions => Extensions;

    /// <summary>Whether a name is that of a shard.</summary>
    internal static bool IsShard(ReadOnlySpan<char> path)
    {
        foreach (var extension in Extensions)
        {
            if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Reads the text of an address. Other paths are none: the part before the '#' has to have a shard's name.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ShardAddress address)
    {
        address = default;
        var mark = text?.LastIndexOf('#') ?? -1;
        if (mark < 0 || !IsShard(text.AsSpan(0, mark)))
            return false;
        var numbers = text.AsSpan(mark + 1);
        var plus = numbers.IndexOf('+');
        if (plus < 0 || !TryRead(numbers[..plus], out var offset) || !TryRead(numbers[(plus + 1)..], out var length))
            return false;
        address = new(text![..mark], offset, length);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Path}#{Offset}+{Length}");

    private static bool TryRead(ReadOnlySpan<char> digits, out long number) => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
