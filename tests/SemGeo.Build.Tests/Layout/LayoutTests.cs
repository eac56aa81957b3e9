using Mono.Cecil;

namespace SemGeo.Build.Tests.Layout;

/// <summary>Arrows between projects and between folders point one way; CONTRIBUTING.md has the order.</summary>
[TestClass]
public sealed class LayoutTests
{
    [TestMethod]
    [DataRow("SemGeo.Core", "")]
    [DataRow("SemGeo.Geocoding", "SemGeo.Core")]
    [DataRow("SemGeo.Imaging", "SemGeo.Core")]
    [DataRow("SemGeo.Synthetic", "SemGeo.Core SemGeo.Geocoding SemGeo.Imaging")]
    [DataRow("SemGeo.Reports", "SemGeo.Core SemGeo.Geocoding SemGeo.Imaging")]
    [DataRow("SemGeo.Vision", "SemGeo.Core SemGeo.Geocoding SemGeo.Imaging SemGeo.Synthetic")]
    [DataRow("SemGeo.ML", "SemGeo.Core SemGeo.Geocoding SemGeo.Imaging SemGeo.Synthetic SemGeo.Reports SemGeo.Vision")]
    public void A_project_uses_only_those_below_it(string project, string below)
    {
        using var module = ModuleDefinition.ReadModule(PathOf(project));
        var used = module.AssemblyReferences.Select(reference => reference.Name).Where(name => name.StartsWith("SemGeo.", StringComparison.Ordinal));
        Assert.IsEmpty(used.Except(below.Split(' ')), $"{project} must not use them");
    }

    [TestMethod]
    [DataRow("SemGeo.Core")]
    [DataRow("SemGeo.Geocoding")]
    [DataRow("SemGeo.Imaging")]
    [DataRow("SemGeo.Synthetic")]
    [DataRow("SemGeo.Reports")]
    [DataRow("SemGeo.Vision")]
    [DataRow("SemGeo.ML")]
    [DataRow("semgeo")]
    public void Folders_that_lie_side_by_side_form_no_cycle(string project)
    {
        var cycles = FolderGraph.Of(PathOf(project)).Cycles().ToList();
        Assert.IsEmpty(cycles, "\n" + string.Join('\n', cycles) + "\n");
    }

    [TestMethod]
    public void Only_SemGeo_Vision_knows_torch_and_only_SemGeo_ML_knows_ML_NET()
    {
        foreach (var project in new[] { "SemGeo.Core", "SemGeo.Geocoding", "SemGeo.Imaging", "SemGeo.Synthetic", "SemGeo.Reports" })
        {
            using var module = ModuleDefinition.ReadModule(PathOf(project));
            var names = module.AssemblyReferences.Select(reference => reference.Name).ToList();
            Assert.IsFalse(names.Exists(name => name.StartsWith("TorchSharp", StringComparison.Ordinal) || name.StartsWith("Microsoft.ML", StringComparison.Ordinal)), $"{project}: {string.Join(' ', names)}");
        }

        using var vision = ModuleDefinition.ReadModule(PathOf("SemGeo.Vision"));
        Assert.IsFalse(vision.AssemblyReferences.Any(reference => reference.Name.StartsWith("Microsoft.ML", StringComparison.Ordinal)));
    }

    private static string PathOf(string project) => Path.Combine(Path.GetDirectoryName(Repository.Program)!, project + ".dll");
}
