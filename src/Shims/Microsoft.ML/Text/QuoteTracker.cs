namespace Microsoft.ML.Data;

/// <summary>Finds out whether a line ends within a quoted field, which then goes on in the next line.</summary>
internal sealed class QuoteTracker(TextFormat format)
{
    private readonly bool _skipsSpaces = !format.Separators.Contains(' ');

    /// <summary>Whether the line ends within a quoted field.</summary>
    /// <param name="line">The line.</param>
    /// <param name="within">Whether it begins within one.</param>
    public bool EndsWithin(ReadOnlySpan<char> line, bool within)
    {
        var rest = line;
        while (true)
        {
            if (!within)
            {
                if (_skipsSpaces)
                    rest = rest.TrimStart(' ');
                within = !rest.IsEmpty && rest[0] == '"';
                rest = within ? rest[1..] : rest;
            }

            if (within && !TrySkipQuoted(ref rest))
                return true;
            within = false;
            var separator = rest.IndexOfAny(format.Separators);
            if (separator < 0)
                return false;
            rest = rest[(separator + 1)..];
        }
    }

    // Moves behind the closing quote, if there is one.
    private bool TrySkipQuoted(ref ReadOnlySpan<char> rest)
    {
        while (true)
        {
            var at = rest.IndexOfAny('"', format.EscapeChar);
            if (at < 0)
                return false;
            var isEscape = rest[at] == format.EscapeChar && at + 1 < rest.Length && (rest[at + 1] == '"' || format.EscapeChar != '"');
            if (!isEscape && rest[at] == '"')
            {
                rest = rest[(at + 1)..];
                return true;
            }

            rest = rest[Math.Min(at + (isEscape ? 2 : 1), rest.Length)..];
        }
    }
}
