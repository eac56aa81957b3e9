using SemGeo.Tables;

namespace SemGeo.Reports.Html;

/// <summary>The parts that pages are made of.</summary>
internal static class PagePart
{
    /// <summary>Writes a heading and what belongs to it.</summary>
    /// <param name="body">Where to write.</param>
    /// <param name="id">What the section is called in links.</param>
    /// <param name="heading">The heading, as it is.</param>
    /// <param name="content">Writes the content.</param>
    /// <param name="layout">The class of the content's box; null for none.</param>
    public static void Section(TextWriter body, string id, string heading, Action content, string? layout = null)
    {
        body.WriteLine($"<section aria-labelledby=\"{id}-heading\"><h2 id=\"{id}-heading\">{heading}</h2>");
        body.WriteLine(layout is null ? "<div>" : $"<div class=\"{layout}\">");
        content();
        body.WriteLine("</div></section>");
    }

    /// <summary>Writes figures with their names.</summary>
    public static void Facts(TextWriter body, IEnumerable<(string Id, string Name, string Value)> facts)
    {
        body.WriteLine("<dl class=\"facts\">");
        foreach (var (id, name, value) in facts)
            body.WriteLine($"<div><dt>{name}</dt><dd id=\"{id}\">{value}</dd></div>");
        body.WriteLine("</dl>");
    }

    /// <summary>Writes a table that scrolls where the page is too narrow for it; nothing where it has no rows.</summary>
    public static void Table(TextWriter body, TextTable table, string caption)
    {
        if (table.RowCount == 0)
            return;
        body.WriteLine($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{Text.Escape(caption)}\">");
        table.WriteHtml(body, caption);
        body.WriteLine("</div>");
    }
}
