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
        Fill(writer, "page.html", title, content.ToString(), Embedded("page.css") + Embedded("chart.css"), Embedded("page.js"));
    }

    /// <summary>Fills a template.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="template">Its name among the files of this library.</param>
    /// <param name="title">What stands above the page.</param>
    /// <param name="content">What takes the place of the template's body or data, as it is.</param>
    /// <param name="style">The style sheet.</param>
    /// <param name="script">The script.</param>
    public static void Fill(TextWriter writer, string template, string title, string content, string style, string script) =>
        writer.Write(Placeholder().Replace(Embedded(template), found => found.Value switch
        {
            "<!--title-->" => Text.Escape(title),
            "/*style*/" => style,
            "/*script*/" => script,
            _ => content,
        }));

    [GeneratedRegex(@"<!--(title|body)-->|/\*(style|script|data)\*/")]
    private static partial Regex Placeholder();

    /// <summary>A file of this library as text.</summary>
    public static string Embedded(string name)
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream("SemGeo.Reports." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
