using System.Text.Json;

namespace SemGeo.Build.Tests;

/// <summary>What the projects reference for each device and system: evaluated, not restored.</summary>
[TestClass]
public sealed class TorchPackagesTests
{
    private const string Managed = "TorchSharp";

    [TestMethod]
    [DataRow("", "linux-x64", "libtorch-cpu-linux-x64", "[2.10.0]", "[0.107.0]")]
    [DataRow("cpu", "win-x64", "libtorch-cpu-win-x64", "[2.10.0]", "[0.107.0]")]
    [DataRow("cpu", "win-arm64", "libtorch-cpu-win-arm64", "[2.10.0]", "[0.107.0]")]
    [DataRow("cpu", "osx-arm64", "libtorch-cpu-osx-arm64", "[2.10.0]", "[0.107.0]")]
    [DataRow("cuda", "linux-x64", "TorchSharp-cuda-linux", "[0.107.0]", "[0.107.0]")]
    [DataRow("cuda", "win-x64", "TorchSharp-cuda-windows", "[0.106.0]", "[0.106.0]")]
    public async Task A_program_has_one_native_package_that_fits_the_managed_one(string device, string rid, string native, string nativeVersion, string managedVersion)
    {
        var evaluated = await EvaluateAsync("pipelines/semgeo/SemGeo.Pipelines.csproj", device, rid);

        CollectionAssert.AreEquivalent(new[] { Managed, native }, evaluated.TorchReferences);
        Assert.AreEqual(nativeVersion, evaluated.Versions[native]);
        Assert.AreEqual(managedVersion, evaluated.Versions[Managed]);
    }

    [TestMethod]
    [DataRow("cpu", "[0.107.0]")]
    [DataRow("cuda", "[0.106.0]")]
    public async Task A_library_has_the_managed_package_alone_of_the_same_version(string device, string version)
    {
        var evaluated = await EvaluateAsync("src/SemGeo.Vision/SemGeo.Vision.csproj", device, "win-x64");

        CollectionAssert.AreEqual(new[] { Managed }, evaluated.TorchReferences);
        Assert.AreEqual(version, evaluated.Versions[Managed]);
    }

    [TestMethod]
    public async Task One_property_sets_the_version_of_all()
    {
        var evaluated = await EvaluateAsync("pipelines/semgeo/SemGeo.Pipelines.csproj", "cuda", "win-x64", "-p:TorchSharpVersion=0.108.0");

        Assert.AreEqual("[0.108.0]", evaluated.Versions[Managed]);
        Assert.AreEqual("[0.108.0]", evaluated.Versions["TorchSharp-cuda-windows"]);
    }

    [TestMethod]
    [DataRow("gpu", "linux-x64", "-p:TorchDevice=gpu is not a device: use cpu or cuda.")]
    [DataRow("cuda", "osx-arm64", "There is no libtorch with TorchDevice=cuda for osx-arm64")]
    [DataRow("cpu", "linux-arm64", "There is no libtorch with TorchDevice=cpu for linux-arm64")]
    public async Task Another_device_or_system_is_an_error_that_names_the_choices(string device, string rid, string expected)
    {
        var (exitCode, output) = await DotNet.TryAsync(Repository.Folder, DotNet.Host, "msbuild", Repository.Path("pipelines", "semgeo", "SemGeo.Pipelines.csproj"), "-nologo", "-t:CheckTorchDevice", $"-p:TorchDevice={device}", $"-p:RuntimeIdentifier={rid}");

        Assert.AreNotEqual(0, exitCode);
        Assert.Contains(expected, output);
    }

    private static async Task<Evaluated> EvaluateAsync(string project, string device, string rid, params string[] more)
    {
        string[] arguments = ["msbuild", Repository.Path(project), "-getItem:PackageReference", "-getItem:PackageVersion", $"-p:RuntimeIdentifier={rid}", .. more];
        var output = await DotNet.RunAsync(Repository.Folder, device.Length > 0 ? [.. arguments, $"-p:TorchDevice={device}"] : arguments);
        using var json = JsonDocument.Parse(output);
        var items = json.RootElement.GetProperty("Items");
        var references = items.GetProperty("PackageReference").EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!);
        return new Evaluated(
            [.. references.Where(name => name == Managed || name.StartsWith("TorchSharp-", StringComparison.Ordinal) || name.StartsWith("libtorch-", StringComparison.Ordinal))],
            items.GetProperty("PackageVersion").EnumerateArray().ToDictionary(item => item.GetProperty("Identity").GetString()!, item => item.GetProperty("Version").GetString()!));
    }

    private sealed record Evaluated(string[] TorchReferences, Dictionary<string, string> Versions);
}
