using System.Buffers.Binary;
using System.IO.Compression;

namespace SemGeo.Imaging;

/// <summary>Finds the blocks of EXIF and XMP in a JPEG, PNG or WebP, and its size, without reading its pixels.</summary>
/// <remarks>
/// Nothing is taken in that is not there: a block is at most 4 MB, and there are at most 16 of a kind. Extended XMP, which holds depth maps and such, is left alone. What is cut short ends the walk.
/// </remarks>
internal sealed class MetadataBlocks
{
    private const int MaxBlockBytes = 4 << 20, MaxBlocks = 16;

    // A JPEG has its metadata before the pixels; a PNG may have it behind them, and their chunks may be small: 8 KB are usual.
    private const int MaxSegments = 4096, MaxChunks = 100_000;

    private readonly Stream _stream;

    private MetadataBlocks(Stream stream) => _stream = stream;

    /// <summary>Blocks of EXIF, which are TIFF structures.</summary>
    public List<byte[]> Exif { get; } = [];

    /// <summary>Blocks of XMP, which are XML.</summary>
    public List<byte[]> Xmp { get; } = [];

    /// <summary>The size as stored; null where it was not met.</summary>
    public ImageSize? Size { get; private set; }

    /// <summary>Why the walk ended too early; null where it did not.</summary>
    public string? Problem { get; private set; }

    /// <summary>Walks over a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static MetadataBlocks Find(Stream stream, PhotoFormat format)
    {
        var blocks = new MetadataBlocks(stream);
        var isWhole = format switch
        {
            PhotoFormat.Jpeg => blocks.WalkJpeg(),
            PhotoFormat.Png => blocks.WalkPng(),
            _ => blocks.WalkWebP(),
        };
        if (!isWhole)
            blocks.Problem = $"{format}: the file ends too early, or its structure makes no sense.";
        return blocks;
    }

    private bool WalkJpeg()
    {
        const byte application1 = 0xE1, startOfScan = 0xDA, endOfImage = 0xD9;
        Span<byte> head = stackalloc byte[4];
        _stream.Position = 2;
        for (var i = 0; i < MaxSegments; i++)
        {
            if (!TryRead(head[..2]) || head[0] != 0xFF)
                return false;

            // Fill bytes before the marker.
            while (head[1] == 0xFF)
            {
                if (!TryRead(head.Slice(1, 1)))
                    return false;
            }

            var marker = head[1];
            if (marker is startOfScan or endOfImage)
                return true;
            if (!TryRead(head.Slice(2, 2)) || BinaryPrimitives.ReadUInt16BigEndian(head[2..]) is var length && length < 2)
                return false;
            var end = _stream.Position + length - 2;
            if (marker == application1)
                AddSegment(Read(length - 2));
            else if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC && Size is null && Read(Math.Min(length - 2, 5)) is { Length: 5 } frame)
                Size = SizeOf(BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(3)), BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(1)));
            if (end > _stream.Length)
                return false;
            _stream.Position = end;
        }

        return false;
    }

    private void AddSegment(byte[]? content)
    {
        var exif = "Exif\0\0"u8;
        var xmp = "http://ns.adobe.com/xap/1.0/\0"u8;
        if (content is null)
            return;
        if (content.AsSpan().StartsWith(exif))
            Add(Exif, content[exif.Length..]);
        else if (content.AsSpan().StartsWith(xmp))
            Add(Xmp, content[xmp.Length..]);
    }

    private bool WalkPng()
    {
        const int signature = 8;
        Span<byte> head = stackalloc byte[8];
        _stream.Position = signature;
        for (var i = 0; i < MaxChunks; i++)
        {
            if (!TryRead(head))
                return false;
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            var kind = head[4..];
            var end = _stream.Position + length;
            if (kind.SequenceEqual("IEND"u8))
                return true;
            if (end > _stream.Length)
                return false;
            if (kind.SequenceEqual("IHDR"u8) && Size is null && Read(Math.Min(length, 8)) is { Length: 8 } header)
                Size = SizeOf(BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4)));
            else if (kind.SequenceEqual("eXIf"u8))
                Add(Exif, Read(length));
            else if (kind.SequenceEqual("iTXt"u8) && Read(length) is { } text)
                AddText(text);
            const int checksum = 4;
            _stream.Position = end + checksum;
        }

        return false;
    }

    // iTXt: keyword, 0, whether it is compressed, how, language, 0, keyword in that language, 0, text.
    private void AddText(byte[] chunk)
    {
        var keyword = "XML:com.adobe.xmp\0"u8;
        if (!chunk.AsSpan().StartsWith(keyword) || chunk.Length < keyword.Length + 2)
            return;
        var isCompressed = chunk[keyword.Length] != 0;
        var rest = chunk.AsSpan(keyword.Length + 2);
        for (var i = 0; i < 2; i++)
        {
            var end = rest.IndexOf((byte)0);
            if (end < 0)
                return;
            rest = rest[(end + 1)..];
        }

        Add(Xmp, isCompressed ? Inflate(rest.ToArray()) : rest.ToArray());
    }

    private static byte[]? Inflate(byte[] compressed)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(compressed, writable: false), CompressionMode.Decompress);
            var text = new byte[MaxBlockBytes];
            var count = zlib.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            return count < text.Length ? text[..count] : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private bool WalkWebP()
    {
        Span<byte> head = stackalloc byte[8];
        _stream.Position = 12;
        for (var i = 0; i < MaxChunks && _stream.Position < _stream.Length; i++)
        {
            if (!TryRead(head))
                return false;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            var end = _stream.Position + length + (length & 1);
            if (_stream.Position + length > _stream.Length)
                return false;

            // Some writers put JPEG's own heading before it.
            if (head.StartsWith("EXIF"u8) && Read(length) is { } exif)
                Add(Exif, exif.AsSpan().StartsWith("Exif\0\0"u8) ? exif[6..] : exif);
            else if (head.StartsWith("XMP "u8))
                Add(Xmp, Read(length));
            _stream.Position = end;
        }

        return true;
    }

    private static void Add(List<byte[]> blocks, byte[]? block)
    {
        if (block is not null && blocks.Count < MaxBlocks)
            blocks.Add(block);
    }

    private static ImageSize? SizeOf(uint width, uint height) => width is > 0 and <= int.MaxValue && height is > 0 and <= int.MaxValue ? new((int)width, (int)height) : null;

    // Null where it is too large, or is not there whole.
    private byte[]? Read(long length)
    {
        if (length > MaxBlockBytes || length > _stream.Length - _stream.Position)
            return null;
        var block = new byte[length];
        return TryRead(block) ? block : null;
    }

    private bool TryRead(Span<byte> bytes) => _stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;
}
