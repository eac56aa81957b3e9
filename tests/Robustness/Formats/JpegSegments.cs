using System.Buffers.Binary;
using System.Text;
using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Formats;

/// <summary>JPEG photos, segment by segment: sizes, tables, EXIF and XMP, with the segments' lengths right or wrong.</summary>
internal static class JpegSegments
{
    /// <summary>Changes a photo's picture.</summary>
    public static readonly Mutator Mutate = Mutators.OneOf((4, (whole, dice) => ChangeSegment(whole, dice, _ => true, ByteMutations.Any)), (3, ChangeFrame), (3, ByteMutations.Any), (1, Reorder));

    /// <summary>Changes what a photo says about itself in EXIF.</summary>
    public static readonly Mutator Exif = Mutators.OneOf((6, (whole, dice) => ChangeSegment(whole, dice, IsExif, (data, d) => [.. data[..6], .. TiffEntries.Mutate(data[6..], d)])), (1, ByteMutations.Any));

    /// <summary>Changes what a photo says about itself in XMP.</summary>
    public static readonly Mutator Xmp = Mutators.OneOf((6, (whole, dice) => ChangeSegment(whole, dice, IsXmp, TextMutations.Any)), (1, ByteMutations.Any));

    private static bool IsExif(byte[] segment) => segment.AsSpan().StartsWith("Exif\0\0"u8);

    private static bool IsXmp(byte[] segment) => segment.AsSpan().StartsWith(Encoding.ASCII.GetBytes("http://ns.adobe.com/xap/"));

    private static byte[] ChangeSegment(byte[] whole, Dice dice, Func<byte[], bool> which, Mutator inner)
    {
        var (segments, rest) = Read(whole);
        var found = Enumerable.Range(0, segments.Count).Where(i => which(segments[i].Data)).ToArray();
        if (found.Length == 0)
            return ByteMutations.Any(whole, dice);
        var chosen = dice.Pick(found);
        segments[chosen] = (segments[chosen].Marker, inner(segments[chosen].Data, dice));
        return Write(whole, segments, rest);
    }

    // The kind of coding, the precision, the size, the number of components and their sampling.
    private static byte[] ChangeFrame(byte[] whole, Dice dice)
    {
        var (segments, rest) = Read(whole);
        var i = segments.FindIndex(segment => segment.Marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC));
        if (i < 0 || segments[i].Data.Length < 6)
            return ByteMutations.Any(whole, dice);
        var (marker, data) = (segments[i].Marker, (byte[])segments[i].Data.Clone());
        switch (dice.Next(4))
        {
            case 0:
                marker = dice.Pick<byte>([0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC9, 0xCA, 0xCB]);
                break;
            case 1:
                BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(dice.Pick([1, 3])), (ushort)dice.Pick([0, 1, 65535, 65500, 16384, 14000]));
                break;
            case 2:
                (data[1], data[2], data[3], data[4]) = (0x3A, 0x98, 0x3A, 0x98);
                break;
            default:
                data[dice.Next(data.Length)] = (byte)dice.Next(256);
                break;
        }

        segments[i] = (marker, data);
        return Write(whole, segments, rest);
    }

    private static byte[] Reorder(byte[] whole, Dice dice)
    {
        var (segments, rest) = Read(whole);
        if (segments.Count == 0)
            return whole;
        var i = dice.Next(segments.Count);
        if (dice.OneIn(2))
            segments.RemoveAt(i);
        else
            segments.Insert(dice.Next(segments.Count + 1), segments[i]);
        return Write(whole, segments, rest);
    }

    // Up to the first scan, whose data follow it to the end.
    private static (List<(byte Marker, byte[] Data)> Segments, int ScanStart) Read(byte[] whole)
    {
        var segments = new List<(byte, byte[])>();
        var at = 2;
        while (at + 4 <= whole.Length && whole[at] == 0xFF && whole[at + 1] != 0xDA)
        {
            var length = Math.Clamp((int)BinaryPrimitives.ReadUInt16BigEndian(whole.AsSpan(at + 2)), 2, whole.Length - at - 2);
            segments.Add((whole[at + 1], whole[(at + 4)..(at + 2 + length)]));
            at += 2 + length;
        }

        return (segments, at);
    }

    private static byte[] Write(byte[] whole, List<(byte Marker, byte[] Data)> segments, int rest)
    {
        var bytes = new List<byte>(whole[..2]);
        foreach (var (marker, data) in segments)
        {
            var length = Math.Min(data.Length, 65_533);
            bytes.AddRange([0xFF, marker, (byte)((length + 2) >> 8), (byte)(length + 2)]);
            bytes.AddRange(data[..length]);
        }

        return [.. bytes, .. whole[rest..]];
    }
}
