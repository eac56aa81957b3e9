using System.Text.RegularExpressions;

namespace SemGeo.Reports.Html;

/// <summary>A page that is one file and asks nothing of any network: styles, script, pictures and maps are in it.</summary>
internal static partial class HtmlPage
{
    /// <summary>Writes a page around its content.</summary>
    /// <param name="writer">Where to write; lines end in a line feed everywhere.</param>
    /// <param name="title">What stands above it.</param>
    /// <param name="body">Writes what stands between the opening and the closing tag of its body.</param>
    public static void Write(TextWriter writer, string title, Action<TextWriter> body)
    {
        var content = new StringWriter { NewLine = "\n" };
        body(content);
        writer.Write(Placeholder().Replace(Embedded("page.html"), found => found.Value switch
        {
            "<!--title-->" => Text.Escape(title),
            "/*style*/" => Embedded("page.css") + Embedded("chart.css"),
            "/*script*/" => Embedded("page.js"),
            _ => content.ToString(),
        }));
    }

    [GeneratedRegex(@"<!--(title|body)-->|/\*(style|script)\*/")]
    private static partial Regex Placeholder();

    /// <summary>A file of this library as text.</summary>
    public static string Embedded(string name)
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream("SemGeo.Reports." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
