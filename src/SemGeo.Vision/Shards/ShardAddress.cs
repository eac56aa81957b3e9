using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SemGeo.Vision.Shards;

/// <summary>Where in a shard the bytes of a photo lie. As text, "train-000001.tar#1536+20480", it stands wherever the path of a photo can stand.</summary>
/// <param name="Path">The shard.</param>
/// <param name="Offset">The first byte.</param>
/// <param name="Length">The number of bytes.</param>
public readonly record struct ShardAddress(string Path, long Offset, long Length)
{
    /// <summary>Reads the text of an address. Other paths are none: the part before the '#' has to have a shard's name.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ShardAddress address)
    {
        address = default;
        var mark = text?.LastIndexOf('#') ?? -1;
        if (mark < 0 || !ShardFiles.IsShard(text.AsSpan(0, mark)))
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
