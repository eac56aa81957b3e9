using System.Text.RegularExpressions;

namespace SemGeo.Build.Tests.Documentation;

/// <summary>What the pages name is there, and they have the form that CONTRIBUTING.md asks for.</summary>
[TestClass]
public sealed partial class DocumentationTests
{
    private const int LongestReadme = 120, LongestLine = 159, LargestPicture = 150_000;

    public static IEnumerable<object[]> Pages => MarkdownPage.All.Select(page => new object[] { page.Name });

    public static IEnumerable<object[]> UserPages => MarkdownPage.ForUsers.Select(page => new object[] { page.Name });

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Links_lead_to_files_and_headings_that_are_there(string name)
    {
        var page = MarkdownPage.Read(name);
        var broken = new List<string>();
        foreach (var link in page.RelativeLinks)
        {
            var (file, anchor) = link.Split('#') is [var first, var second] ? (first, second) : (link, null);
            var target = file.Length == 0 ? name : MarkdownPage.NameOf(Path.GetFullPath(Repository.Path(Path.GetDirectoryName(name)!, file)));
            if (!Path.Exists(Repository.Path(target)) || (anchor is not null && !MarkdownPage.Read(target).Anchors.Contains(anchor)))
                broken.Add(link);
        }

        Assert.AreEqual("", string.Join(' ', broken));
    }

    [TestMethod]
    [DynamicData(nameof(UserPages))]
    public void Files_that_are_named_in_code_are_there(string name)
    {
        var page = MarkdownPage.Read(name);
        var named = page.Lines.SelectMany(line => RepositoryFile().Matches(line)).Select(match => match.Value)
            .Concat(page.Lines.SelectMany(line => Project().Matches(line)).Select(match => match.Groups[1].Value));
        Assert.AreEqual("", string.Join(' ', named.Where(path => !Path.Exists(Repository.Path(path))).Distinct()));
    }

    [TestMethod]
    [DynamicData(nameof(UserPages))]
    public void Lines_of_prose_are_below_160_characters(string name)
    {
        var longer = MarkdownPage.Read(name).Prose.Where(line => line.Text.Length > LongestLine && !line.Text.StartsWith('|'));
        Assert.AreEqual("", string.Join('\n', longer));
    }

    [TestMethod]
    [DynamicData(nameof(UserPages))]
    public void A_page_begins_with_a_summary_of_three_lines(string name)
    {
        var lines = MarkdownPage.Read(name).Lines;
        Assert.StartsWith("# ", lines[0]);
        Assert.AreEqual("", lines[1]);
        if (name == "README.md")
            return;
        Assert.IsTrue(lines[2..5].All(line => line.Length > 0 && !NoProse().IsMatch(line)), string.Join('\n', lines[..6]));
        Assert.AreEqual("", lines[5]);
    }

    [TestMethod]
    public void Readme_is_short() => Assert.IsLessThanOrEqualTo(LongestReadme, MarkdownPage.Read("README.md").Lines.Length);

    [TestMethod]
    public void Readme_keeps_what_users_must_know()
    {
        var text = string.Join(' ', MarkdownPage.Read("README.md").Lines);
        string[] duties =
        [
            "Responsible use", "locate or follow individuals", "disputed land", "GeoNames", "CC BY 4.0", "Natural Earth", "country-coder", "MIT",
            "Theiner", "WACV 2022",
        ];
        foreach (var duty in duties)
            Assert.Contains(duty, text);
    }

    [TestMethod]
    public void The_index_lists_every_page()
    {
        var index = MarkdownPage.Read("docs/README.md");
        var pages = MarkdownPage.ForUsers.Select(page => page.Name).Where(name => name.StartsWith("docs/", StringComparison.Ordinal) && name != index.Name);
        Assert.AreEqual("", string.Join(' ', pages.Except(index.RelativeLinks.Select(link => $"docs/{link.Split('#')[0]}"))));
    }

    [TestMethod]
    public void Pictures_are_small_and_shown_somewhere()
    {
        var shown = MarkdownPage.ForUsers.SelectMany(page => page.RelativeLinks).Select(Path.GetFileName).ToHashSet();
        foreach (var picture in Directory.EnumerateFiles(Repository.Path("docs", "images")))
        {
            Assert.IsLessThan(LargestPicture, new FileInfo(picture).Length, picture);
            Assert.Contains(Path.GetFileName(picture), shown);
        }
    }

    [TestMethod]
    public void Anchors_are_those_of_GitHub()
    {
        string[] lines = ["# Runs: f, f*", "```", "# no heading", "```", "## `--set` and more", "Text [here](#a) and [c](https://c.example)"];
        var page = new MarkdownPage("page.md", lines);
        CollectionAssert.AreEqual(new[] { "runs-f-f", "--set-and-more" }, page.Anchors.ToArray());
        CollectionAssert.AreEqual(new[] { "#a" }, page.RelativeLinks.ToArray());
    }

    [GeneratedRegex(@"(?<![\w/.])(?:configs|docs|eng|src|tests)/[\w./-]*\w\.(?:json|md|cs|csproj|svg|png)\b")]
    private static partial Regex RepositoryFile();

    // Headings, tables, lists, pictures, code.
    [GeneratedRegex(@"^\s*(?:#|\||[-*] |!\[|```)")]
    private static partial Regex NoProse();

    [GeneratedRegex(@"(?:--project|dotnet (?:build|msbuild|test)) ([\w./-]+)")]
    private static partial Regex Project();
}
