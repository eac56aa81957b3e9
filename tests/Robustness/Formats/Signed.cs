using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Formats;

/// <summary>Files of ours that carry a checksum: what it guards is changed and the checksum made right, so that the reader behind it is reached.</summary>
internal static class Signed
{
    private const int PartitioningHash = 20, PartitioningHeader = PartitioningHash + SHA256.HashSizeInBytes;
    private const int GazetteerHash = 8, GazetteerHeader = GazetteerHash + SHA256.HashSizeInBytes + sizeof(int);

    /// <summary>Changes a partitioning set behind its checksum.</summary>
    public static readonly Mutator Partitioning = (whole, dice) => whole.Length < PartitioningHeader
        ? ByteMutations.Any(whole, dice)
        : SignPartitioning(whole[..PartitioningHeader], ByteMutations.Any(whole[PartitioningHeader..], dice));

    /// <summary>Changes the columns of a gazetteer behind its checksum.</summary>
    public static readonly Mutator Gazetteer = (whole, dice) =>
    {
        var columns = new byte[BinaryPrimitives.ReadInt32LittleEndian(whole.AsSpan(GazetteerHeader - sizeof(int)))];
        if (!BrotliDecoder.TryDecompress(whole.AsSpan(GazetteerHeader), columns, out _))
            return ByteMutations.Any(whole, dice);
        var changed = ByteMutations.Any(columns, dice);
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(changed.Length)];
        BrotliEncoder.TryCompress(changed, packed, out var length, quality: 1, window: 22);
        var size = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(size, dice.OneIn(8) ? (int)dice.Pick(Extremes.Whole) : changed.Length);
        byte[] body = [.. size, .. packed[..length]];
        return [.. whole[..GazetteerHash], .. SHA256.HashData(body), .. body];
    };

    /// <summary>Changes the header of a safetensors file, with its length right or wrong.</summary>
    public static readonly Mutator SafeTensors = Mutators.OneOf(
        (6, (whole, dice) =>
        {
            var length = (int)BinaryPrimitives.ReadInt64LittleEndian(whole);
            var header = JsonTokens.Mutate(whole[8..(8 + length)], dice);
            var size = new byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(size, dice.OneIn(10) ? dice.Pick(Extremes.Whole) : header.Length);
            return [.. size, .. header, .. whole[(8 + length)..]];
        }
    ),
        (2, ByteMutations.Any));

    private static byte[] SignPartitioning(byte[] header, byte[] payload)
    {
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(12), payload.Length);
        SHA256.HashData(payload, header.AsSpan(PartitioningHash));
        return [.. header, .. payload];
    }
}
