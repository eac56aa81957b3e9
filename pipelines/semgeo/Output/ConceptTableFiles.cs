using SemGeo.Concepts.Summary;
using SemGeo.Tables;

namespace SemGeo.Pipelines.Output;

/// <summary>Writes the paper's tables of concept influence, each as Markdown, CSV and HTML.</summary>
internal static class ConceptTableFiles
{
    /// <summary>The tables of a summary.</summary>
    /// <param name="folder">Where they go.</param>
    /// <param name="summary">Without dilation.</param>
    /// <param name="dilated">With dilation, for Table 4; null leaves it out.</param>
    public static void Write(string folder, ConceptSummary summary, ConceptSummary? dilated)
    {
        Write(folder, "table-3-highest-and-lowest", "Concepts with the highest and the lowest median influence, by the distance between prediction and truth", ConceptTables.HighestAndLowest(summary));
        if (dilated is not null)
            Write(folder, "table-4-dilation", "Change of the median influence when concepts are enlarged", ConceptTables.DilationDifference(summary, dilated));
        Write(folder, "tables-5-and-6-all", "Median and mean influence of all concepts, by the distance between prediction and truth", ConceptTables.All(summary));
        Write(folder, "figure-4-differences", "Concepts whose median influence differs most between the distances", ConceptTables.Discrepancies(summary));
    }

    private static void Write(string folder, string name, string caption, TextTable table)
    {
        TextFile.Write(Path.Combine(folder, $"{name}.md"), writer =>
        {
            writer.Write($"{caption}\n\n");
            table.WriteMarkdown(writer);
        });
        TextFile.Write(Path.Combine(folder, $"{name}.csv"), table.WriteCsv);
        TextFile.Write(Path.Combine(folder, $"{name}.html"), writer => table.WriteHtml(writer, caption));
    }
}
