namespace SemGeo.Files;

/// <summary>
/// Reads comma- or tab-separated values (RFC 4180) in a stream, record by record, and keeps each record's own text, so that rows can be
/// copied as they are. Empty lines are passed over.
/// </summary>
/// <remarks>A quote counts only at the beginning of a field, so that 5" within a field is text. A line break within quotes is read as a line feed.</remarks>
public sealed class DelimitedReader
{
    private const int MaxRecordLength = 1 << 20;

    private readonly TextReader _text;
    private readonly string _name;
    private readonly char _separator;
    private readonly List<(int Start, int Length, bool HasQuotes)> _fields = [];
    private long _linesRead;

    /// <summary>Creates a reader.</summary>
    /// <param name="text">The text, which stays open.</param>
    /// <param name="separator">What separates the fields.</param>
    /// <param name="name">The file's name, for messages.</param>
    public DelimitedReader(TextReader text, char separator, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        _text = text;
        _separator = separator;
        _name = name;
    }

    /// <summary>The text of the record, without the line break at its end.</summary>
    public string Record { get; private set; } = "";

    /// <summary>The line on which the record begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The number of its fields.</summary>
    public int Count => _fields.Count;

    /// <summary>A field, without its quotes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The record has no such field.</exception>
    public ReadOnlySpan<char> this[int index]
    {
        get
        {
            var (start, length, hasQuotes) = _fields[index];
            var field = Record.AsSpan(start, length);
            return hasQuotes ? field.ToString().Replace("\"\"", "\"") : field;
        }
    }

    /// <summary>The separator that a file's name tells: a tab for .tsv, .tab and .txt, else a comma.</summary>
    public static char SeparatorOf(string path) => Path.GetExtension(path).ToLowerInvariant() is ".tsv" or ".tab" or ".txt" ? '\t' : ',';

    /// <summary>Moves to the next record.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidDataException">A quote never closes; the message names the file and the line.</exception>
    public bool Read()
    {
        do
        {
            if (_text.ReadLine() is not { } line)
                return false;
            Line = ++_linesRead;
            Record = line;
        }
        while (Record.Length == 0);
        while (!TrySplit())
        {
            if (Record.Length > MaxRecordLength || _text.ReadLine() is not { } line)
                throw new InvalidDataException($"'{_name}', line {Line}: a quote opens there and never closes. Double a quote that is part of a value, and quote the value.");
            _linesRead++;
            Record = $"{Record}\n{line}";
        }

        return true;
    }

    /// <summary>The index of the first field that has one of the names, whatever their case; -1 where none has.</summary>
    public int IndexOf(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            for (var i = 0; i < Count; i++)
            {
                if (this[i].Trim().Trim('\uFEFF').Equals(name, StringComparison.OrdinalIgnoreCase))
                    return i;
            }
        }

        return -1;
    }

    private bool TrySplit()
    {
        _fields.Clear();
        for (var at = 0; ;)
        {
            if (at < Record.Length && Record[at] == '"')
            {
                var (close, hasQuotes) = FindClose(at + 1);
                if (close < 0)
                    return false;
                _fields.Add((at + 1, close - at - 1, hasQuotes));
                at = Record.IndexOf(_separator, close + 1);
            }
            else
            {
                var end = Record.IndexOf(_separator, at);
                _fields.Add((at, (end < 0 ? Record.Length : end) - at, false));
                at = end;
            }

            if (at < 0)
                return true;
            at++;
        }
    }

    private (int Close, bool HasQuotes) FindClose(int from)
    {
        for (var hasQuotes = false; ; hasQuotes = true)
        {
            var quote = from <= Record.Length ? Record.IndexOf('"', from) : -1;
            if (quote < 0 || quote + 1 >= Record.Length || Record[quote + 1] != '"')
                return (quote, hasQuotes);
            from = quote + 2;
        }
    }
}
