using System.Buffers.Binary;
using System.IO.Compression;
using SemGeo.Files;

namespace SemGeo.Imaging.Files;

/// <summary>Reads the numbers of PNG files with one sample a pixel: with a palette (colour type 3) or grey (0), of 1, 2, 4 or 8 bits, not interlaced.</summary>
internal static class IndexedPngDecoder
{
    private const int HeaderLength = 13, ChunkFrame = 12;

    // As many as of photos. A mask takes a byte for each and two rows beside, whatever its header claims.
    private const long MaxPixels = 200_000_000;

    private const int MostInflation = 1032; // What deflate gives at best: a header that claims more is a lie, and no memory is taken for it.

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Decodes a file.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such file, damaged, or have more than 200 million pixels; the message says which.</exception>
    public static (int Width, int Height, byte[] Indices) Decode(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature))
            throw new InvalidDataException(file.IsEmpty ? "It is empty (0 bytes)." : "It is no PNG file.");
        var rest = file[Signature.Length..];
        var header = Take(ref rest, out var type);
        if (!type.SequenceEqual("IHDR"u8) || header.Length != HeaderLength)
            throw new InvalidDataException("The PNG file does not begin with its header: it is damaged.");
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header[4..]));
        var (bits, colour, interlace) = (header[8], header[9], header[12]);
        if (width < 1 || height < 1)
            throw new InvalidDataException($"The PNG file claims {width}x{height} pixels: it is damaged.");
        CheckPixels(width, height);
        const byte Grey = 0, Indexed = 3;
        if (colour is not (Grey or Indexed) || bits is not (1 or 2 or 4 or 8) || interlace != 0)
            throw new InvalidDataException($"The PNG file is of colour type {colour} with {bits} bits{(interlace != 0 ? ", interlaced" : "")}: a number a pixel is needed, with a palette or grey, of at most 8 bits, not interlaced.");

        using var packed = new MemoryStream(rest.Length);
        for (var isLast = false; !isLast;)
        {
            var content = Take(ref rest, out type);
            if (type.SequenceEqual("IDAT"u8))
                packed.Write(content);
            isLast = type.SequenceEqual("IEND"u8);
        }

        var stride = ((long)width * bits + 7) / 8;
        if ((stride + 1) * height > MostInflation * packed.Length)
            throw new InvalidDataException($"The PNG file claims {width}x{height} pixels, but holds only {packed.Length} bytes of them: it is damaged.");
        packed.Position = 0;
        return (width, height, Rows(packed, width, height, bits));
    }

    private static void CheckPixels(int width, int height)
    {
        try
        {
            new ReadBudget($"The PNG file of {width}x{height}", (ReadLimit.Pixels, MaxPixels)).Check(ReadLimit.Pixels, (long)width * height);
        }
        catch (ReadLimitException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    /// <summary>The content of the next chunk, whose checksum is right.</summary>
    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> type)
    {
        var length = rest.Length < ChunkFrame ? -1 : BinaryPrimitives.ReadInt32BigEndian(rest);
        if (length < 0 || length > rest.Length - ChunkFrame)
            throw new InvalidDataException("The PNG file is cut short.");
        type = rest.Slice(4, 4);
        var content = rest.Slice(8, length);
        if (BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + length)..]) != ~IndexedPng.Crc(uint.MaxValue, rest.Slice(4, 4 + length)))
            throw new InvalidDataException("A checksum of the PNG file is wrong: it is damaged.");
        rest = rest[(ChunkFrame + length)..];
        return content;
    }

    /// <summary>Inflates the rows, undoes their filters, and makes a byte of each pixel.</summary>
    private static byte[] Rows(Stream packed, int width, int height, int bits)
    {
        var indices = new byte[width * height];
        var stride = (int)(((long)width * bits + 7) / 8);
        var (row, before) = (new byte[stride], new byte[stride]);
        try
        {
            using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
            for (var y = 0; y < height; y++)
            {
                var filter = zlib.ReadByte();
                zlib.ReadExactly(row);
                Unfilter(filter, row, before);
                Unpack(row, bits, indices.AsSpan(y * width, width));
                (row, before) = (before, row);
            }
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("The pixels of the PNG file are cut short.", e);
        }

        return indices;
    }

    // With at most one byte a pixel the neighbour on the left is the byte before.
    private static void Unfilter(int filter, Span<byte> row, ReadOnlySpan<byte> above)
    {
        if (filter is < 0 or > 4)
            throw new InvalidDataException($"A row of the PNG file has the filter {filter}, which does not exist: it is damaged.");
        for (var i = 0; filter > 0 && i < row.Length; i++)
        {
            int left = i > 0 ? row[i - 1] : 0, corner = i > 0 ? above[i - 1] : 0;
            row[i] += (byte)(filter switch
            {
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                _ => Paeth(left, above[i], corner),
            });
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        var (a, b, c) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - 2 * corner));
        return a <= b && a <= c ? left : b <= c ? above : corner;
    }

    private static void Unpack(ReadOnlySpan<byte> row, int bits, Span<byte> indices)
    {
        if (bits == 8)
        {
            row.CopyTo(indices);
            return;
        }

        var (perByte, mask) = (8 / bits, (1 << bits) - 1);
        for (var x = 0; x < indices.Length; x++)
            indices[x] = (byte)(row[x / perByte] >> (8 - bits - x % perByte * bits) & mask);
    }
}
