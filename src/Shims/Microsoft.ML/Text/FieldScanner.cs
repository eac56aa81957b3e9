using System.Text;

namespace Microsoft.ML.Data;

/// <summary>Splits lines into fields. Fields are slices of the line; only quoted fields that have an escaped quote are copied.</summary>
internal sealed class FieldScanner
{
    private readonly TextFormat _format;
    private readonly bool _skipsSpaces;
    private readonly StringBuilder _unescaped = new();
    private ReadOnlyMemory<char>[] _fields = new ReadOnlyMemory<char>[8];

    public FieldScanner(TextFormat format)
    {
        _format = format;
        _skipsSpaces = !format.Separators.Contains(' ');
    }

    /// <summary>Number of fields that were found, of those that are needed.</summary>
    public int Count { get; private set; }

    /// <summary>The field at an index below <see cref="Count"/>.</summary>
    public ReadOnlyMemory<char> this[int index] => _fields[index];

    /// <summary>Splits a line.</summary>
    /// <param name="text">The line.</param>
    /// <param name="needed">How many fields are needed; the rest of the line is not looked at.</param>
    /// <returns>The first field with a quote where none may be, which is left empty, or -1.</returns>
    public int Scan(string text, int needed)
    {
        var line = _format.TrimEnd ? text.AsMemory().TrimEnd() : text.AsMemory();
        var span = line.Span;
        var badQuote = -1;
        Count = 0;
        for (var at = 0; Count < needed;)
        {
            while (_skipsSpaces && at < span.Length && span[at] == ' ')
                at++;
            var field = ReadOnlyMemory<char>.Empty;
            if (_format.Quoting && at < span.Length && span[at] == '"')
            {
                if (!TryReadQuoted(line, ref at, out field) && badQuote < 0)
                    badQuote = Count;
            }
            else
            {
                var end = span[at..].IndexOfAny(_format.Separators);
                end = end < 0 ? span.Length : at + end;
                field = line[at..end];
                at = end;
            }

            Add(field);
            if (at >= span.Length)
                break;
            at++;
        }

        return badQuote;
    }

    // Reads from the opening quote to the separator after the closing one.
    private bool TryReadQuoted(ReadOnlyMemory<char> line, ref int at, out ReadOnlyMemory<char> field)
    {
        var span = line.Span;
        var start = ++at;
        _unescaped.Clear();
        while (true)
        {
            var found = span[at..].IndexOfAny('"', _format.EscapeChar);
            at = found < 0 ? span.Length : at + found;
            if (at >= span.Length)
            {
                field = default;
                return false;
            }

            var escapesQuote = span[at] == _format.EscapeChar && at + 1 < span.Length && span[at + 1] == '"';
            if (escapesQuote)
            {
                _unescaped.Append(span[start..at]);
                start = at + 1;
            }
            else if (span[at] == '"')
            {
                break;
            }

            at = Math.Min(at + 2, span.Length);
        }

        field = _unescaped.Length == 0 ? line[start..at] : _unescaped.Append(span[start..at]).ToString().AsMemory();
        var isClosed = SkipToSeparator(span, ref at);
        if (!isClosed)
            field = default;
        return isClosed;
    }

    // Only spaces may stand between the closing quote and the separator.
    private bool SkipToSeparator(ReadOnlySpan<char> span, ref int at)
    {
        at++;
        var end = span[at..].IndexOfAny(_format.Separators);
        end = end < 0 ? span.Length : at + end;
        var isClean = span[at..end].Trim(' ').IsEmpty;
        at = end;
        return isClean;
    }

    private void Add(ReadOnlyMemory<char> field)
    {
        if (Count == _fields.Length)
            Array.Resize(ref _fields, 2 * _fields.Length);
        _fields[Count++] = field;
    }
}
