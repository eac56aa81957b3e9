using Microsoft.Win32.SafeHandles;
using SemGeo.Files;

namespace SemGeo.Vision.Input;

/// <summary>Reads the bytes of photos in shards where they come by, in the order of the file, before they are shuffled.</summary>
internal static class ShardPrefetch
{
    /// <param name="examples">Photos; those that do not lie in shards pass through.</param>
    /// <param name="untouched">How many photos are left for whoever decodes them to read: of a pass that goes on, most of these are passed over.</param>
    public static IEnumerable<PhotoExample> Load(IEnumerable<PhotoExample> examples, long untouched)
    {
        string? path = null;
        SafeFileHandle? shard = null;
        try
        {
            foreach (var example in examples)
            {
                if (!example.Bytes.IsEmpty || !ShardAddress.TryParse(example.Path, out var address))
                {
                    yield return example;
                    continue;
                }

                if (untouched-- > 0)
                {
                    yield return example with { EncodedLength = address.Length };
                    continue;
                }

                if (path != address.Path)
                {
                    shard?.Dispose();
                    (path, shard) = (address.Path, TryOpen(address.Path));
                }

                yield return example with { EncodedLength = address.Length, Bytes = shard is null ? default : Read(shard, address) };
            }
        }
        finally
        {
            shard?.Dispose();
        }
    }

    // What cannot be read here cannot be read by the decoding threads either: they say why, by the policy for bad images.
    private static SafeFileHandle? TryOpen(string path)
    {
        try
        {
            return RegularFile.OpenHandle(path, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> Read(SafeFileHandle shard, ShardAddress address)
    {
        try
        {
            if (address.Length > PhotoFile.MaxBytes || address.Offset > RandomAccess.GetLength(shard) - address.Length)
                return default;
            var bytes = GC.AllocateUninitializedArray<byte>((int)address.Length);
            var read = 0;
            while (read < bytes.Length && RandomAccess.Read(shard, bytes.AsSpan(read), address.Offset + read) is > 0 and var count)
                read += count;
            return read == bytes.Length ? bytes : default(ReadOnlyMemory<byte>);
        }
        catch (IOException)
        {
            return default;
        }
    }
}
