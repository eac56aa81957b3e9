using SemGeo.Partitioning;
using SemGeo.Reports.Html;

namespace SemGeo.Reports.Partitionings;

/// <summary>Writes the report of a partitioning as one HTML file that asks nothing of any network.</summary>
public static class PartitioningReportPage
{
    private const string Title = "Partitioning";

    /// <summary>Writes the page.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="report">The report.</param>
    public static void Write(TextWriter writer, PartitioningReport report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        HtmlPage.Write(writer, Title, body =>
        {
            body.WriteLine($"<header><h1>{Title}</h1></header>");
            body.WriteLine("<main>");
            using var head = new StringWriter();
            report.WriteHead(head);
            body.WriteLine($"<p>{Text.Escape(head.ToString().Trim()).ReplaceLineEndings("<br>")}</p>");
            PagePart.Table(body, report.Table(), "Levels, fine to coarse");
            WriteWarnings(body, report.Warnings);
            body.WriteLine("</main>");
        });
    }

    private static void WriteWarnings(TextWriter body, IReadOnlyList<string> warnings)
    {
        if (warnings.Count == 0)
            return;
        PagePart.Section(body, "warnings", "Warnings", () =>
        {
            body.WriteLine("<ul>");
            foreach (var warning in warnings)
                body.WriteLine($"<li>{Text.Escape(warning)}</li>");
            body.WriteLine("</ul>");
        });
    }
}
