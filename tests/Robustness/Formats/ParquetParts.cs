using System.Buffers.Binary;
using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Formats;

/// <summary>Parquet tables: the footer, which says where everything is, more often than the rows; with its length right or wrong.</summary>
internal static class ParquetParts
{
    private const int TailBytes = 8;

    /// <summary>Changes a table.</summary>
    public static readonly Mutator Mutate = Mutators.OneOf((6, ChangeFooter), (3, ByteMutations.Any));

    private static byte[] ChangeFooter(byte[] whole, Dice dice)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(whole.AsSpan(whole.Length - TailBytes));
        var start = whole.Length - TailBytes - length;
        var footer = ByteMutations.Any(whole[start..^TailBytes], dice);
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, dice.OneIn(10) ? (int)dice.Pick(Extremes.Whole) : footer.Length);
        return [.. whole[..start], .. footer, .. size, .. whole[^4..]];
    }
}
