using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>
/// Reads the lines of files, one file after the other. Blank lines and lines that begin with <c>//</c> are skipped, at the start of a file also those that begin with <c>#</c>,
/// and the header.
/// </summary>
internal sealed class LineReader(IMultiStreamSource files, TextFormat format, bool hasHeader, long maxRows) : IDisposable
{
    private readonly QuoteTracker _quotes = new(format);
    private readonly StringBuilder _joined = new();
    private TextReader? _reader;
    private int _file = -1;
    private long _rows;

    /// <summary>Number of the current line in its file, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The current file, or null where it has no path.</summary>
    public string? Path { get; private set; }

    /// <summary>The next line with data, or null after the last.</summary>
    /// <exception cref="FormatException">A file cannot be read, or ends within a quoted field.</exception>
    public string? ReadLine()
    {
        if (_rows >= maxRows)
            return null;
        try
        {
            var line = ReadDataLine();
            if (line is not null)
                _rows++;
            return line;
        }
        catch (Exception e)
        {
            throw Contracts.ExceptDecode("Stream reading encountered exception", e);
        }
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _reader = null;
        _file = files.Count;
    }

    private string? ReadDataLine()
    {
        while (true)
        {
            if (_reader is null)
            {
                if (_file + 1 >= files.Count)
                    return null;
                if (OpenNext() is { } first)
                    return first;
                continue;
            }

            var line = ReadWholeLine(atStart: false);
            if (line is null)
                CloseFile();
            else if (line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
                return line;
        }
    }

    // Opens the next file and gives its first line with data unless that is the header.
    private string? OpenNext()
    {
        _file++;
        Path = files.GetPathOrNull(_file);
        Line = 0;
        _reader = files.OpenTextReader(_file);
        string? line;
        do
            line = ReadWholeLine(atStart: true);
        while (line is not null && (line.Length == 0 || line[0] == '#' || line.StartsWith("//", StringComparison.Ordinal)));
        if (line is null)
            CloseFile();
        return hasHeader ? null : line;
    }

    private void CloseFile()
    {
        _reader!.Dispose();
        _reader = null;
    }

    private string? ReadWholeLine(bool atStart)
    {
        var line = _reader!.ReadLine();
        Line++;
        if (!format.Multiline || string.IsNullOrEmpty(line) || line.StartsWith("//", StringComparison.Ordinal) || (atStart && line[0] == '#'))
            return line;
        var isOpen = _quotes.EndsWithin(line, within: false);
        if (!isOpen)
            return line;
        _joined.Clear().Append(line);
        while (isOpen)
        {
            var next = _reader.ReadLine() ?? throw new EndOfStreamException(
                $"A quoted field opened on line {Line} was never closed, and we've read to the last line in the file without finding the closing quote");
            _joined.Append('\n').Append(next);
            isOpen = _quotes.EndsWithin(next, within: true);
        }

        return _joined.ToString();
    }
}
