using System.IO.Compression;
using ICSharpCode.SharpZipLib.BZip2;
using SemGeo.Robustness.Mutations;
using ZstdSharp;

namespace SemGeo.Robustness.Formats;

/// <summary>Data in one compressed stream: what is within is changed and compressed again, so that the checksums are right; now and then the compressed bytes themselves.</summary>
internal static class Compressed
{
    /// <summary>Changes what a gzip stream holds.</summary>
    public static Mutator Gzip(Mutator inner) => Within(bytes => Unpack(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress)), Gzip, inner);

    /// <summary>Changes what a bzip2 stream holds.</summary>
    public static Mutator BZip2(Mutator inner) => Within(bytes => Unpack(new BZip2InputStream(new MemoryStream(bytes))), BZip2, inner);

    /// <summary>Changes what a Zstandard stream holds.</summary>
    public static Mutator Zstandard(Mutator inner) => Within(bytes => Unpack(new DecompressionStream(new MemoryStream(bytes))), Zstandard, inner);

    /// <summary>Changes what a zlib stream holds.</summary>
    public static Mutator Zlib(Mutator inner) => Within(Unzlib, Zlib, inner);

    /// <summary>Compresses with gzip.</summary>
    public static byte[] Gzip(byte[] plain) => Pack(plain, stream => new GZipStream(stream, CompressionLevel.Fastest));

    /// <summary>Compresses with bzip2.</summary>
    public static byte[] BZip2(byte[] plain) => Pack(plain, stream => new BZip2OutputStream(stream) { IsStreamOwner = false });

    /// <summary>Compresses with Zstandard.</summary>
    public static byte[] Zstandard(byte[] plain) => Pack(plain, stream => new CompressionStream(stream, leaveOpen: true));

    /// <summary>Compresses with zlib.</summary>
    public static byte[] Zlib(byte[] plain) => Pack(plain, stream => new ZLibStream(stream, CompressionLevel.Fastest, leaveOpen: true));

    /// <summary>Decompresses zlib.</summary>
    public static byte[] Unzlib(byte[] packed) => Unpack(new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress));

    private static Mutator Within(Func<byte[], byte[]> unpack, Func<byte[], byte[]> pack, Mutator inner) =>
        Mutators.WithBytes((whole, dice) => pack(inner(unpack(whole), dice)));

    private static byte[] Unpack(Stream stream)
    {
        using (stream)
        {
            var plain = new MemoryStream();
            stream.CopyTo(plain);
            return plain.ToArray();
        }
    }

    private static byte[] Pack(byte[] plain, Func<Stream, Stream> open)
    {
        var packed = new MemoryStream();
        using (var stream = open(packed))
            stream.Write(plain);
        return packed.ToArray();
    }
}
