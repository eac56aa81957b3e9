namespace SemGeo.ML.Tests;

[TestClass]
public sealed class ReadmeTests
{
    [TestMethod]
    public void Example_is_the_code_that_compiles_here()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Readme");
        var readme = Statements(File.ReadAllText(Path.Combine(folder, "README.md")).Split("```csharp")[1].Split("```")[0]).Where(line => !line.StartsWith("using ", StringComparison.Ordinal) || line.Contains('='));
        var compiled = Statements(File.ReadAllText(Path.Combine(folder, "ReadmeSample.cs.txt")).Split("// README")[1]);
        CollectionAssert.AreEqual(compiled.ToArray(), readme.ToArray());
    }

    private static IEnumerable<string> Statements(string code) => code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
}
