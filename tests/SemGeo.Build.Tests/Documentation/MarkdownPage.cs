using System.Text.RegularExpressions;

namespace SemGeo.Build.Tests.Documentation;

/// <summary>A page of Markdown of the repository.</summary>
/// <param name="Name">Its path below the repository, with slashes.</param>
/// <param name="Lines">Its lines.</param>
internal sealed partial record MarkdownPage(string Name, string[] Lines)
{
    private static readonly string[] Left = ["artifacts", ".git", "bin", "obj", "runs", "shared"];

    /// <summary>All pages but those of build outputs.</summary>
    public static IReadOnlyList<MarkdownPage> All { get; } = [.. Find(Repository.Folder).Select(path => Read(NameOf(path)))];

    /// <summary>The README, CONTRIBUTING and the pages of docs/.</summary>
    public static IEnumerable<MarkdownPage> ForUsers =>
        All.Where(page => page.Name is "README.md" or "CONTRIBUTING.md" || page.Name.StartsWith("docs/", StringComparison.Ordinal));

    /// <summary>The lines outside of code blocks, with their numbers.</summary>
    public IEnumerable<(int Number, string Text)> Prose
    {
        get
        {
            var isCode = false;
            for (var i = 0; i < Lines.Length; i++)
            {
                var isFence = Lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal);
                isCode ^= isFence;
                if (!isCode && !isFence)
                    yield return (i + 1, Lines[i]);
            }
        }
    }

    /// <summary>The links of the prose to files of the repository: [text](target) and ![text](target).</summary>
    public IEnumerable<string> RelativeLinks =>
        Prose.SelectMany(line => Link().Matches(line.Text)).Select(link => link.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal));

    /// <summary>The anchors of its headings, as GitHub makes them.</summary>
    public IEnumerable<string> Anchors =>
        Prose.Where(line => line.Text.StartsWith('#')).Select(line => NotInAnchor().Replace(line.Text.TrimStart('#').Trim().ToLowerInvariant(), ""))
            .Select(heading => heading.Replace(' ', '-'));

    /// <summary>The name of a file by its path.</summary>
    public static string NameOf(string path) => Path.GetRelativePath(Repository.Folder, path).Replace('\\', '/');

    /// <summary>Reads a page.</summary>
    public static MarkdownPage Read(string name) => new(name, File.ReadAllText(Repository.Path(name.Split('/'))).TrimEnd('\n').Split('\n'));

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static IEnumerable<string> Find(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.md"),
        .. Directory.EnumerateDirectories(folder).Where(child => !Left.Contains(Path.GetFileName(child))).SelectMany(Find),
    ];

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchor();
}
