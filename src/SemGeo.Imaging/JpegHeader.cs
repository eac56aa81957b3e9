using System.Buffers.Binary;

namespace SemGeo.Imaging;

/// <summary>What stands in a JPEG before its first scan, as far as decoding needs it.</summary>
internal readonly struct JpegHeader
{
    private const byte Application14 = 0xEE, DefineRestartInterval = 0xDD, StartOfScan = 0xDA, EndOfImage = 0xD9;

    // Encoders are known to pad by a few bytes. More are left over where bytes were lost.
    private const int HarmlessPadding = 16;

    // A byte for each component.
    private readonly int _blocks;
    private readonly int _names;

    private JpegHeader(ReadOnlySpan<byte> frame, byte kind, bool hasAdobeMarker, int restartInterval, int firstScan, int firstScanComponents)
    {
        Size = new(BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..]));
        Components = frame[5];
        HasAdobeMarker = hasAdobeMarker;
        RestartInterval = restartInterval;
        FirstScan = firstScan;
        IsProgressive = kind == 0xC2;
        HasSeveralScans = IsProgressive || firstScanComponents < Components;
        var (widest, highest) = (1, 1);
        // A scan of one component has units of one block, whatever its sampling.
        for (var i = 0; i < Components && Components > 1; i++)
            (widest, highest) = (Math.Max(widest, frame[7 + 3 * i] >> 4), Math.Max(highest, frame[7 + 3 * i] & 15));
        UnitColumns = (Size.Width + 8 * widest - 1) / (8 * widest);
        UnitRows = (Size.Height + 8 * highest - 1) / (8 * highest);
        for (var i = 0; i < Components; i++)
        {
            _names |= frame[6 + 3 * i] << (8 * i);
            _blocks |= (Components > 1 ? (frame[7 + 3 * i] >> 4) * (frame[7 + 3 * i] & 15) : 1) << (8 * i);
        }
    }

    /// <summary>The size as stored.</summary>
    public ImageSize Size { get; }

    /// <summary>1 (grey), 3 (colour) or 4 (inks).</summary>
    public int Components { get; }

    /// <summary>Whether Adobe's marker is there: inks are inverted then, 255 is none.</summary>
    public bool HasAdobeMarker { get; }

    /// <summary>Whether scans refine each other.</summary>
    public bool IsProgressive { get; }

    /// <summary>Whether a decoder keeps the coefficients of the whole image, since one scan does not hold all of it.</summary>
    public bool HasSeveralScans { get; }

    /// <summary>Units (of 8 x 8 blocks of each component) between two restart markers; 0 for none.</summary>
    public int RestartInterval { get; }

    /// <summary>Units in a row of the image.</summary>
    public int UnitColumns { get; }

    /// <summary>Rows of units.</summary>
    public int UnitRows { get; }

    /// <summary>Blocks of a unit.</summary>
    public int UnitBlocks => Blocks(0) + Blocks(1) + Blocks(2) + Blocks(3);

    /// <summary>Where the first scan's marker is.</summary>
    public int FirstScan { get; }

    /// <summary>What a decoder of several scans allocates for coefficients: two bytes for each value of each block.</summary>
    public long CoefficientBytes => HasSeveralScans ? 128L * UnitBlocks * UnitColumns * UnitRows : 0;

    /// <summary>Blocks of a component in a unit.</summary>
    public int Blocks(int component) => (_blocks >> (8 * component)) & 0xFF;

    /// <summary>Blocks that a scan passes over; those of all components where it names one that is not there.</summary>
    /// <param name="scan">The scan's header.</param>
    public long BlocksOf(ReadOnlySpan<byte> scan)
    {
        var blocks = 0;
        for (var i = 1; i + 1 < scan.Length && i <= 2 * scan[0]; i += 2)
        {
            var component = 0;
            while (component < Components && (byte)(_names >> (8 * component)) != scan[i])
                component++;
            blocks += component < Components ? Blocks(component) : UnitBlocks;
        }

        return (long)blocks * UnitColumns * UnitRows;
    }

    /// <summary>Reads the header.</summary>
    /// <exception cref="ImageDecodingException">It is cut short, makes no sense, or is that of a kind that is not decoded.</exception>
    public static JpegHeader Read(ReadOnlySpan<byte> encoded)
    {
        var (position, adobe, interval, kind) = (2, false, 0, (byte)0);
        ReadOnlySpan<byte> frame = default;
        while (true)
        {
            var (marker, start) = NextMarker(encoded, position);
            if (marker == EndOfImage)
                throw new ImageDecodingException("JPEG: there is no image in it.");
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
                throw new ImageDecodingException($"JPEG: marker 0x{marker:X2} where none may be.");
            var content = Segment(encoded, start);
            if (marker == StartOfScan)
            {
                if (frame.IsEmpty)
                    throw new ImageDecodingException("JPEG: a scan without a frame.");
                return new(frame, kind, adobe, interval, start - 2, content.IsEmpty ? 0 : content[0]);
            }
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                if (!frame.IsEmpty)
                    throw new ImageDecodingException("JPEG: two frames.");
                CheckFrame(content, marker);
                frame = content;
                kind = marker;
            }
            else if (marker == DefineRestartInterval && content.Length == 2)
            {
                interval = BinaryPrimitives.ReadUInt16BigEndian(content);
            }
            adobe |= marker == Application14 && content.Length >= 12 && content.StartsWith("Adobe"u8);
            position = start + 2 + content.Length;
        }
    }

    /// <summary>The next marker and the place behind it.</summary>
    public static (byte Marker, int End) NextMarker(ReadOnlySpan<byte> encoded, int position)
    {
        var skipped = 0;
        while (true)
        {
            var found = encoded[position..].IndexOf((byte)0xFF);
            if (found < 0)
                throw EndsTooEarly();
            skipped += found;
            position += found;
            while (position < encoded.Length && encoded[position] == 0xFF)
                position++;
            if (position == encoded.Length)
                throw EndsTooEarly();
            if (encoded[position++] != 0)
                break;
            skipped += 2;
        }
        var marker = encoded[position - 1];
        return skipped <= HarmlessPadding ? (marker, position) : throw new ImageDecodingException($"JPEG: {skipped} extraneous bytes before marker 0x{marker:X2}; bytes of the file are lost or changed.");
    }

    /// <summary>The content of a segment whose length stands at <paramref name="start"/>.</summary>
    public static ReadOnlySpan<byte> Segment(ReadOnlySpan<byte> encoded, int start)
    {
        if (encoded.Length - start < 2)
            throw EndsTooEarly();
        var length = BinaryPrimitives.ReadUInt16BigEndian(encoded[start..]);
        if (length < 2)
            throw new ImageDecodingException("JPEG: a segment is shorter than its own length.");
        return length <= encoded.Length - start ? encoded.Slice(start + 2, length - 2) : throw EndsTooEarly();
    }

    /// <summary>The error of a file that is cut short.</summary>
    public static ImageDecodingException EndsTooEarly() => new("JPEG: premature end of file.");

    private static void CheckFrame(ReadOnlySpan<byte> frame, byte kind)
    {
        if (kind > 0xC2)
            throw new ImageDecodingException($"JPEG: it is {(kind >= 0xC9 ? "arithmetic-coded" : "lossless or hierarchical")} (marker 0x{kind:X2}), which is not decoded: convert it to an ordinary JPEG.");
        if (frame.Length < 6 || frame[5] == 0 || frame.Length != 6 + 3 * frame[5])
            throw new ImageDecodingException("JPEG: the frame's header makes no sense.");
        if (frame[0] != 8)
            throw new ImageDecodingException($"JPEG: it has {frame[0]} bits a value; 8 are decoded.");
        if (frame[5] is not (1 or 3 or 4))
            throw new ImageDecodingException($"JPEG: it has {frame[5]} components; 1, 3 and 4 are decoded.");
        for (var i = 7; i < frame.Length; i += 3)
        {
            if (frame[i] >> 4 is < 1 or > 4 || (frame[i] & 15) is < 1 or > 4)
                throw new ImageDecodingException("JPEG: the frame's header makes no sense.");
        }
    }
}
