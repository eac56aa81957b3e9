namespace SemGeo.Files;

/// <summary>Reads lines as bytes, without their ends and without a byte order mark. Memory: the longest line, and never more than the given bound.</summary>
internal sealed class Utf8LineReader(Stream stream, int maxLineBytes)
{
    private const int InitialBytes = 1 << 18;

    private byte[] _buffer = new byte[Math.Min(InitialBytes, maxLineBytes)];
    private int _start;
    private int _end;
    private bool _atEnd;

    /// <summary>The number of the last line, from 1.</summary>
    public long LineNumber { get; private set; }

    /// <summary>The bytes from the beginning to behind the last line and its end.</summary>
    public long Position { get; private set; }

    /// <summary>Whether the last line has its line end.</summary>
    public bool IsLineEnded { get; private set; }

    /// <summary>Reads the next line.</summary>
    /// <param name="line">The line, valid until the next call and free to change; empty when it was too long.</param>
    /// <param name="tooLong">Whether the line was passed over, being longer than the bound.</param>
    /// <returns>False at the end.</returns>
    public bool Read(out Span<byte> line, out bool tooLong)
    {
        var scanned = 0;
        tooLong = false;
        while (true)
        {
            var rest = _buffer.AsSpan(_start, _end - _start);
            var length = rest[scanned..].IndexOf((byte)'\n');
            if (length >= 0 || (_atEnd && (rest.Length > 0 || tooLong)))
            {
                IsLineEnded = length >= 0;
                length = length < 0 ? rest.Length : length + scanned;
                _start += Math.Min(length + 1, rest.Length);
                Position += Math.Min(length + 1, rest.Length);
                line = tooLong ? [] : Trim(rest[..length]);
                LineNumber++;
                return true;
            }

            if (_atEnd)
            {
                line = default;
                return false;
            }

            scanned = rest.Length;
            if (scanned >= maxLineBytes)
            {
                tooLong = true;
                Position += scanned;
                _start = _end = scanned = 0;
            }

            Fill();
        }
    }

    private Span<byte> Trim(Span<byte> line)
    {
        if (line is [.. var head, (byte)'\r'])
            line = head;
        return LineNumber == 0 && line is [0xEF, 0xBB, 0xBF, .. var tail] ? tail : line;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, (int)Math.Min(_buffer.Length * 2L, maxLineBytes));
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _atEnd = read == 0;
    }
}
