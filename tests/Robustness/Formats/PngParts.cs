using System.Buffers.Binary;
using ICSharpCode.SharpZipLib.Checksum;
using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Formats;

/// <summary>PNG images, chunk by chunk with right CRCs; pixels are changed before they are packed.</summary>
internal static class PngParts
{
    private const int SignatureBytes = 8;

    /// <summary>Changes an image.</summary>
    public static readonly Mutator Mutate = Mutators.OneOf((6, ChangeChunk), (3, ChangeHeader), (1, Reorder), (2, ByteMutations.Any));

    /// <summary>A chunk with its length and CRC.</summary>
    public static byte[] Chunk(string kind, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        for (var i = 0; i < 4; i++)
            chunk[4 + i] = (byte)kind[i];
        data.CopyTo(chunk, 8);
        var crc = new Crc32();
        crc.Update(new ArraySegment<byte>(chunk, 4, 4 + data.Length));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), (uint)crc.Value);
        return chunk;
    }

    private static byte[] ChangeChunk(byte[] whole, Dice dice)
    {
        var chunks = Read(whole);
        var i = dice.Next(chunks.Count);
        var (kind, data) = chunks[i];
        chunks[i] = (kind, kind == "IDAT" && dice.OneIn(2) && TryUnpack(data) is { } pixels ? Compressed.Zlib(ByteMutations.Any(pixels, dice)) : ByteMutations.Any(data, dice));
        return Write(whole, chunks);
    }

    // Width, height, depth, colour type, compression, filter, interlacing.
    private static byte[] ChangeHeader(byte[] whole, Dice dice)
    {
        var chunks = Read(whole);
        var header = (byte[])chunks[0].Data.Clone();
        if (header.Length < 13)
            return ByteMutations.Any(whole, dice);
        if (dice.OneIn(2))
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 * dice.Next(2)), (int)dice.Pick(Extremes.Whole));
        else
            header[dice.Between(8, 12)] = dice.Pick<byte>([0, 1, 2, 3, 4, 6, 8, 16, 255]);
        chunks[0] = (chunks[0].Kind, header);
        return Write(whole, chunks);
    }

    private static byte[] Reorder(byte[] whole, Dice dice)
    {
        var chunks = Read(whole);
        var i = dice.Next(chunks.Count);
        if (dice.OneIn(2))
            chunks.RemoveAt(i);
        else
            chunks.Insert(dice.Next(chunks.Count + 1), chunks[i]);
        return Write(whole, chunks);
    }

    private static byte[]? TryUnpack(byte[] data)
    {
        try
        {
            return Compressed.Unzlib(data);
        }
        catch (InvalidDataException)
        {
            // The first of several chunks of one stream.
            return null;
        }
    }

    private static List<(string Kind, byte[] Data)> Read(byte[] whole)
    {
        var chunks = new List<(string, byte[])>();
        for (var at = SignatureBytes; at + 12 <= whole.Length;)
        {
            var length = Math.Clamp(BinaryPrimitives.ReadInt32BigEndian(whole.AsSpan(at)), 0, whole.Length - at - 12);
            chunks.Add((string.Concat(whole[(at + 4)..(at + 8)].Select(b => (char)b)), whole[(at + 8)..(at + 8 + length)]));
            at += 12 + length;
        }

        return chunks;
    }

    private static byte[] Write(byte[] whole, List<(string Kind, byte[] Data)> chunks) => [.. whole[..SignatureBytes], .. chunks.SelectMany(chunk => Chunk(chunk.Kind, chunk.Data))];
}
