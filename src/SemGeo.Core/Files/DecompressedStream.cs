using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.GZip;
using ZstdSharp;

namespace SemGeo.Files;

/// <summary>Decompresses gzip and Zstandard, forward only. What is cut short or damaged is an error, not an early end.</summary>
internal sealed class DecompressedStream : ForwardReadStream
{
    private readonly Stream _decompressing;
    private readonly string _format;

    private DecompressedStream(Stream decompressing, string format) => (_decompressing, _format) = (decompressing, format);

    /// <summary>Takes a stream compressed with gzip over. (.NET's own takes a stream that is cut short for one that ends.)</summary>
    public static DecompressedStream Gzip(Stream compressed) => new(new GZipInputStream(compressed), "gzip");

    /// <summary>Takes a stream compressed with Zstandard over.</summary>
    public static DecompressedStream Zstandard(Stream compressed) => new(new DecompressionStream(compressed, leaveOpen: false), "zstd");

    /// <exception cref="InvalidDataException">The data is cut short or damaged.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return _decompressing.Read(buffer, offset, count);
        }
        catch (Exception e) when (e is SharpZipBaseException or ZstdException or EndOfStreamException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"The {_format} data is cut short or damaged: {e.Message}", e);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _decompressing.Dispose();
        base.Dispose(disposing);
    }
}
