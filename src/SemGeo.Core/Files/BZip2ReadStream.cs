using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.BZip2;

namespace SemGeo.Files;

/// <summary>
/// Decompresses bzip2, forward only: several streams one behind the other too, as parallel compressors write them. What was decompressed before a damaged place is
/// given out; the error comes with the read after it.
/// </summary>
internal sealed class BZip2ReadStream : ForwardReadStream
{
    private const int BlockBytes = 1 << 16;

    // Fourteen bytes each, and megabytes of tables: parallel compressors write none, or one at the end.
    private const int MostEmptyStreams = 1_000;

    private readonly BufferedStream _compressed;
    private BZip2InputStream? _current;
    private InvalidDataException? _damage;
    private long _streams;
    private int _emptyStreams;

    /// <summary>Takes the compressed stream over.</summary>
    public BZip2ReadStream(Stream compressed) => _compressed = new BufferedStream(compressed, BlockBytes);

    /// <summary>Whether a file begins as bzip2 does.</summary>
    public static bool IsBZip2(ReadOnlySpan<byte> start) => start.Length >= 3 && start[..3].SequenceEqual("BZh"u8);

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        if (_damage is not null)
            throw _damage;
        var read = 0;
        try
        {
            while (read < count)
            {
                if (_current is null && !OpenNext())
                    break;

                // Byte by byte: a read of many would lose all of them where one fails.
                var value = _current!.ReadByte();
                if (value < 0)
                {
                    _current = null;
                    continue;
                }

                _emptyStreams = 0;
                buffer[offset + read++] = (byte)value;
            }
        }
        catch (Exception e) when (e is SharpZipBaseException or IndexOutOfRangeException or EndOfStreamException or ArgumentException or OverflowException)
        {
            _damage = new InvalidDataException($"The bzip2 data is cut short or damaged: {e.Message}", e);
            if (read == 0)
                throw _damage;
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _compressed.Dispose();
        base.Dispose(disposing);
    }

    private bool OpenNext()
    {
        Span<byte> header = stackalloc byte[4];
        var found = _compressed.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (found == 0 && _streams > 0)
            return false;
        if (found < header.Length || !IsBZip2(header) || header[3] is < (byte)'1' or > (byte)'9')
            throw new BZip2Exception(_streams == 0 ? "it does not begin as bzip2 does" : "something that is not bzip2 follows a complete stream");

        if (++_emptyStreams > MostEmptyStreams)
            throw new BZip2Exception($"more than {MostEmptyStreams} streams without data follow one another");

        // The header is looked at here, since the library takes a wrong one for the end of the data.
        _current = new BZip2InputStream(new Rejoined(header.ToArray(), _compressed)) { IsStreamOwner = false };
        _streams++;
        return true;
    }

    /// <summary>The header in front of what follows it.</summary>
    private sealed class Rejoined(byte[] head, Stream tail) : ForwardReadStream
    {
        private int _next;

        public override int ReadByte() => _next < head.Length ? head[_next++] : tail.ReadByte();

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_next == head.Length)
                return tail.Read(buffer, offset, count);
            buffer[offset] = head[_next++];
            return 1;
        }
    }
}
