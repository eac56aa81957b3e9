using System.IO.Compression;
using System.Xml.Linq;

namespace SemGeo.Build.Tests.Packages;

[TestClass]
[TestCategory("Slow")]
public sealed class PackageContentTests
{
    [TestMethod]
    [DataRow("SemGeo.Core")]
    [DataRow("SemGeo.Geocoding")]
    [DataRow("SemGeo.Imaging")]
    [DataRow("SemGeo.Synthetic")]
    [DataRow("SemGeo.Reports")]
    [DataRow("SemGeo.Vision")]
    [DataRow("SemGeo.ML")]
    public async Task A_package_has_what_a_stranger_needs(string project)
    {
        using var package = ZipFile.OpenRead(await PackedFeed.PathAsync(project, "nupkg"));
        using var symbols = ZipFile.OpenRead(await PackedFeed.PathAsync(project, "snupkg"));
        var metadata = ReadMetadata(package, project);

        foreach (var name in new[] { "README.md", "LICENSE", "THIRD-PARTY-NOTICES.txt", $"lib/net10.0/{project}.dll", $"lib/net10.0/{project}.xml" })
            Assert.IsNotNull(package.GetEntry(name), $"{project} has no {name}");
        Assert.IsNotNull(symbols.GetEntry($"lib/net10.0/{project}.pdb"));
        Assert.AreEqual("README.md", Value(metadata, "readme"));
        Assert.AreEqual("MIT", Value(metadata, "license"));
        Assert.IsGreaterThan(80, Value(metadata, "description").Length);
        Assert.Contains("geolocation", Value(metadata, "tags"));
        Assert.Contains("GeoNames", ReadText(package, "THIRD-PARTY-NOTICES.txt"));
        Assert.Contains("Quincy Morgan", ReadText(package, "THIRD-PARTY-NOTICES.txt"));
    }

    [TestMethod]
    public async Task No_package_chooses_a_libtorch()
    {
        foreach (var project in PackedFeed.Projects)
        {
            using var package = ZipFile.OpenRead(await PackedFeed.PathAsync(project, "nupkg"));
            var dependencies = ReadMetadata(package, project).Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => (string)element.Attribute("id")!).ToList();
            Assert.IsFalse(dependencies.Exists(name => name.StartsWith("libtorch", StringComparison.OrdinalIgnoreCase) || name.StartsWith("TorchSharp-", StringComparison.OrdinalIgnoreCase)), string.Join(' ', dependencies));
        }
    }

    [TestMethod]
    public async Task The_build_targets_are_in_the_package_for_everyone_above_it()
    {
        using var package = ZipFile.OpenRead(await PackedFeed.PathAsync("SemGeo.Vision", "nupkg"));

        Assert.IsNotNull(package.GetEntry("buildTransitive/SemGeo.Vision.targets"));
        Assert.IsNotNull(package.GetEntry("buildTransitive/WeakenVersionNeed.cs.txt"));
    }

    [TestMethod]
    public void The_readme_of_SemGeo_ML_has_the_repositorys_example()
        => Assert.AreEqual(Example(Repository.Path("README.md")), Example(Repository.Path("src", "SemGeo.ML", "PACKAGE.md")));

    private static string Example(string path) => File.ReadAllText(path).Split("```csharp\n")[1].Split("```")[0];

    private static XElement ReadMetadata(ZipArchive package, string project) => XDocument.Parse(ReadText(package, $"{project}.nuspec")).Root!.Elements().Single();

    private static string Value(XElement metadata, string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

    private static string ReadText(ZipArchive package, string name)
    {
        using var reader = new StreamReader(package.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
