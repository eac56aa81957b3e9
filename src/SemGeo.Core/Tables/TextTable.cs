using System.Globalization;
using System.Net;

namespace SemGeo.Tables;

/// <summary>A table of texts that is written as Markdown, as CSV (RFC 4180), as HTML or in plain columns.</summary>
public sealed class TextTable
{
    private readonly string[] _headings;
    private readonly List<string[]> _rows = [];

    /// <summary>Creates a table without rows.</summary>
    public TextTable(params ReadOnlySpan<string> headings) => _headings = headings.ToArray();

    /// <summary>The number of rows.</summary>
    public int RowCount => _rows.Count;

    /// <summary>Adds a row. Numbers are written for the invariant culture, null as nothing.</summary>
    /// <exception cref="ArgumentException">There are not as many values as headings.</exception>
    public void Add(params ReadOnlySpan<object?> values)
    {
        if (values.Length != _headings.Length)
            throw new ArgumentException($"{values.Length} values were given for {_headings.Length} columns.", nameof(values));
        var row = new string[values.Length];
        for (var i = 0; i < row.Length; i++)
            row[i] = Convert.ToString(values[i], CultureInfo.InvariantCulture) ?? "";
        _rows.Add(row);
    }

    /// <summary>Writes a Markdown table.</summary>
    public void WriteMarkdown(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        WriteMarkdown(writer, _headings);
        WriteMarkdown(writer, [.. _headings.Select(_ => "---")]);
        foreach (var row in _rows)
            WriteMarkdown(writer, row);
    }

    /// <summary>Writes comma-separated values with a line of headings.</summary>
    public void WriteCsv(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var row in _rows.Prepend(_headings))
            writer.Write(string.Join(',', row.Select(Quoted)) + "\r\n");
    }

    /// <summary>Writes an HTML table, a fragment for a page; columns of numbers have the class "number".</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="caption">What the table shows, or null.</param>
    public void WriteHtml(TextWriter writer, string? caption = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var numeric = NumericColumns();
        writer.WriteLine("<table>");
        if (caption is not null)
            writer.WriteLine($"<caption>{WebUtility.HtmlEncode(caption)}</caption>");
        writer.WriteLine($"<thead><tr>{Cells(_headings, "th scope=\"col\"", "th")}</tr></thead>");
        writer.WriteLine("<tbody>");
        foreach (var row in _rows)
            writer.WriteLine($"<tr>{Cells(row, "td", "td")}</tr>");
        writer.WriteLine("</tbody>");
        writer.WriteLine("</table>");

        string Cells(string[] values, string open, string close) =>
            string.Concat(values.Select((value, i) => $"<{open}{(numeric[i] ? " class=\"number\"" : "")}>{WebUtility.HtmlEncode(value)}</{close}>"));
    }

    /// <summary>Writes columns padded with blanks, for a terminal; columns of numbers stand right.</summary>
    public void WritePlain(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var all = _rows.Prepend(_headings).ToArray();
        var numeric = NumericColumns();
        var widths = new int[_headings.Length];
        for (var i = 0; i < widths.Length; i++)
            widths[i] = all.Max(row => row[i].Length);

        foreach (var row in all)
            writer.WriteLine(string.Join("  ", row.Select((value, i) => numeric[i] ? value.PadLeft(widths[i]) : value.PadRight(widths[i]))).TrimEnd());
    }

    private bool[] NumericColumns() => [.. Enumerable.Range(0, _headings.Length).Select(i => _rows.All(row => IsNumber(row[i])))];

    private static bool IsNumber(string value) => value.Length == 0 || char.IsAsciiDigit(value[0]) || (value.Length > 1 && value[0] is '-' or '+' && char.IsAsciiDigit(value[1]));

    private static void WriteMarkdown(TextWriter writer, string[] row)
        => writer.WriteLine($"| {string.Join(" | ", row.Select(value => value.Replace("\\", "\\\\").Replace("|", "\\|").ReplaceLineEndings(" ")))} |");

    private static string Quoted(string value)
        => value.AsSpan().ContainsAny(",\"\r\n") ? $"\"{value.Replace("\"", "\"\"")}\"" : value;
}
