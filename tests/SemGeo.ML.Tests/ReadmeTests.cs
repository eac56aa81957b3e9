using System.Reflection;

namespace SemGeo.ML.Tests;

[TestClass]
public sealed class ReadmeTests
{
    private static readonly string Repository = typeof(ReadmeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "Repository").Value!;

    public static IEnumerable<object[]> Pages => Directory.EnumerateFiles(Path.Combine(Repository, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(Repository, "README.md"))
        .Where(page => Blocks(page).Any()).Select(page => new object[] { Path.GetRelativePath(Repository, page).Replace('\\', '/') });

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Code_of_a_page_is_the_code_that_compiles_here(string page)
    {
        var shown = Blocks(Path.Combine(Repository, page)).Select(block => Statements(block).Where(line => !line.StartsWith("using ", StringComparison.Ordinal) || line.Contains('='))).ToArray();
        var compiled = Sections(page).Select(Statements).ToArray();
        Assert.HasCount(compiled.Length, shown);
        foreach (var (block, section) in shown.Zip(compiled))
            CollectionAssert.AreEqual(section.ToArray(), block.ToArray());
    }

    [TestMethod]
    public void Readme_has_two_blocks_of_code() => Assert.HasCount(2, Blocks(Path.Combine(Repository, "README.md")).ToArray());

    private static IEnumerable<string> Blocks(string page) => File.ReadAllText(page).Split("```csharp").Skip(1).Select(rest => rest.Split("```")[0]);

    // What stands between two comments with the page's name.
    private static IEnumerable<string> Sections(string page) => new[] { "ReadmeSample.cs", "DocumentationSamples.cs" }
        .SelectMany(file => File.ReadAllText(Path.Combine(Repository, "tests", "SemGeo.ML.Tests", file)).Split($"// {page}\n").Where((_, i) => i % 2 == 1));

    private static IEnumerable<string> Statements(string code) => code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
}
