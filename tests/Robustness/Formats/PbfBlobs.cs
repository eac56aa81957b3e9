using System.Buffers.Binary;
using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Formats;

/// <summary>OSM extracts, block by block: what is in a block is changed and packed again, with the lengths right.</summary>
internal static class PbfBlobs
{
    private const int RawField = 1, SizeField = 2, ZlibField = 3, BlobSizeField = 3;

    /// <summary>Changes an extract.</summary>
    public static readonly Mutator Mutate = Mutators.OneOf((8, ChangeContent), (2, ChangeBlob), (1, Reorder), (2, ByteMutations.Any));

    private static byte[] ChangeContent(byte[] whole, Dice dice) => Change(whole, blobs =>
    {
        var i = dice.Next(blobs.Count);
        var content = ProtobufFields.Content(blobs[i].Blob, ZlibField) is { } packed ? Compressed.Unzlib(packed) : ProtobufFields.Content(blobs[i].Blob, RawField) ?? [];
        blobs[i] = (blobs[i].Header, Blob(ProtobufFields.Mutate(content, dice)));
    });

    // The sizes that the blob claims, and the packed bytes themselves.
    private static byte[] ChangeBlob(byte[] whole, Dice dice) => Change(whole, blobs =>
    {
        var i = dice.Next(blobs.Count);
        blobs[i] = dice.OneIn(2) ? (ProtobufFields.Mutate(blobs[i].Header, dice), blobs[i].Blob) : (blobs[i].Header, ProtobufFields.Mutate(blobs[i].Blob, dice));
    });

    private static byte[] Reorder(byte[] whole, Dice dice) => Change(whole, blobs =>
    {
        var i = dice.Next(blobs.Count);
        if (dice.OneIn(2))
            blobs.RemoveAt(i);
        else
            blobs.Insert(dice.Next(blobs.Count + 1), blobs[i]);
    });

    private static byte[] Blob(byte[] content)
    {
        var packed = Compressed.Zlib(content);
        return [(SizeField << 3), .. ByteMutations.Varint((ulong)content.Length), (ZlibField << 3) | 2, .. ByteMutations.Varint((ulong)packed.Length), .. packed];
    }

    private static byte[] Change(byte[] whole, Action<List<(byte[] Header, byte[] Blob)>> change)
    {
        var blobs = new List<(byte[] Header, byte[] Blob)>();
        for (var at = 0; at + 4 <= whole.Length;)
        {
            var headerEnd = at + 4 + BinaryPrimitives.ReadInt32BigEndian(whole.AsSpan(at));
            var header = whole[(at + 4)..headerEnd];
            var size = Varint(ProtobufFields.Content(header, BlobSizeField)!);
            blobs.Add((header, whole[headerEnd..(headerEnd + size)]));
            at = headerEnd + size;
        }

        change(blobs);
        return [.. blobs.SelectMany(blob => Framed(blob.Header, blob.Blob))];
    }

    private static byte[] Framed(byte[] header, byte[] blob)
    {
        // The size of the blob is the last field of its header.
        byte[] sized = [.. header.AsSpan()[..Math.Max(0, header.AsSpan().LastIndexOf((byte)(BlobSizeField << 3)))], BlobSizeField << 3, .. ByteMutations.Varint((ulong)blob.Length)];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, sized.Length);
        return [.. length, .. sized, .. blob];
    }

    private static int Varint(byte[] bytes)
    {
        var value = 0;
        for (var i = bytes.Length - 1; i >= 0; i--)
            value = (value << 7) | (bytes[i] & 0x7F);
        return value;
    }
}
