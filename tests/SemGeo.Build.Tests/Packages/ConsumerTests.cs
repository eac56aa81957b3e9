using System.Security.Cryptography;
using SemGeo.Testing;

namespace SemGeo.Build.Tests.Packages;

/// <summary>Programs outside of the repository that reference the packages.</summary>
[TestClass]
[TestCategory("Slow")]
public sealed class ConsumerTests
{
    private const long Megabyte = 1 << 20;

    [TestMethod]
    public async Task Readmes_example_trains_saves_loads_and_answers()
    {
        using var folder = await PackedFeed.CreateProjectFolderAsync();
        await DrawPhotosAsync(folder);
        folder.Write("Program.cs", ReadmeProgram());
        folder.Write("where.csproj", ProjectFile("""<RuntimeIdentifier>linux-x64</RuntimeIdentifier><SelfContained>false</SelfContained>""", """<PackageReference Include="libtorch-cpu-linux-x64" Version="2.10.0" />"""));
        var cached = Hash(PackageCache.LibTorchSharp);

        var build = await DotNet.RunAsync(folder.Path, "build", "-c", "Release", "-nologo", "-warnaserror");
        Assert.DoesNotContain("warning", build.Replace("0 Warning(s)", "", StringComparison.Ordinal));
        var output = folder["bin", "Release", "net10.0", "linux-x64"];
        var (exitCode, printed) = await DotNet.TryAsync(folder.Path, Path.Combine(output, "where"));

        Assert.AreEqual(0, exitCode, printed);
        var addresses = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.IsGreaterThan(30, addresses.Length, printed);
        Assert.IsTrue(addresses.Any(address => address.Contains(", ", StringComparison.Ordinal)), printed);
        AssertSizes(output);
        Assert.AreNotEqual(cached, Hash(Path.Combine(output, "libLibTorchSharp.so")), "the library's requirement was not marked weak");
        Assert.AreEqual(cached, Hash(PackageCache.LibTorchSharp));
        Assert.IsFalse(Directory.Exists(Path.Combine(output, "cpu")), "TorchSharp left a copy of libtorch");
    }

    [TestMethod]
    public async Task Without_a_native_package_one_sentence_names_it()
    {
        using var folder = await PackedFeed.CreateProjectFolderAsync();
        folder.Write("Program.cs", """
            using SemGeo.Vision.Devices;
            try { TorchEnvironment.Check(); } catch (TorchUnavailableException e) { Console.WriteLine(e.Message); }
            """);
        folder.Write("where.csproj", ProjectFile("", ""));

        await DotNet.RunAsync(folder.Path, "build", "-nologo", "-v:quiet");
        var (exitCode, printed) = await DotNet.TryAsync(folder.Path, folder["bin", "Debug", "net10.0", "where"]);

        Assert.AreEqual(0, exitCode, printed);
        Assert.AreEqual("libtorch is not beside this program: add the package libtorch-cpu-linux-x64 2.10.0 (or TorchSharp-cuda-linux 0.107.0 for GPUs) to the project that is started.\n", printed);
        Assert.IsLessThan(200 * Megabyte, SizeOf(folder["bin", "Debug", "net10.0"]));
    }

    [TestMethod]
    public async Task A_program_of_a_single_file_runs_and_is_warned_of_PublishAot()
    {
        using var folder = await PackedFeed.CreateProjectFolderAsync();
        const string packages = "#:package SemGeo.ML@0.1.0\n#:package libtorch-cpu-linux-x64@2.10.0\n#:property NuGetAudit=false\n";
        const string code = "using Microsoft.ML;\nusing SemGeo.ML;\nusing SemGeo.Vision.Devices;\nnew MLContext().UseSemGeo();\nTorchEnvironment.Check();\nConsole.WriteLine(\"works\");\n";
        folder.Write("good.cs", $"{packages}#:property PublishAot=false\n{code}");
        folder.Write("warned.cs", packages + code);

        var good = await DotNet.RunAsync(folder.Path, "run", "good.cs");
        var warned = await DotNet.RunAsync(folder.Path, "build", "warned.cs");

        Assert.Contains("works", good);
        Assert.DoesNotContain("SEMGEO0002", good);
        Assert.Contains("SEMGEO0002: PublishAot is on", warned);
    }

    private static string ReadmeProgram()
    {
        var example = File.ReadAllText(Repository.Path("README.md")).Split("```csharp\n")[1].Split("```")[0];
        var program = example
            .Replace("(100, 125, 250)", "(new SemanticPartitionLabelsOptions { Partitioning = { MinImages = 2, Thresholds = [3, 8] } })", StringComparison.Ordinal)
            .Replace("(epochs: 15)", "(new MultiHeadGeoTrainerOptions { Backbone = \"resnet18\", ValidationFraction = 0, Input = { InputSize = 32, ResizeShortSide = 36, BatchSize = 8 }, Training = { Epochs = 1 } })", StringComparison.Ordinal);
        program = $"using SemGeo.ML.Partitioning;\nusing SemGeo.ML.Training;\n{program}";
        Assert.IsTrue(program.Contains("Thresholds = [3, 8]", StringComparison.Ordinal) && program.Contains("Epochs = 1 ", StringComparison.Ordinal), "README's example has other numbers than those that are replaced here");
        return program;
    }

    private static async Task DrawPhotosAsync(TemporaryFolder folder)
    {
        var config = folder.Write("tiny.json", """{ "synthesize": { "countryCount": 4, "photosPerCountry": 12, "heldOutPhotosPerCountry": 2, "imageSize": 48 } }""");
        await DotNet.RunAsync(folder.Path, "exec", Repository.Program, "synthesize", "--config", config, "--output", folder["earth"]);
        Directory.Move(folder["earth", "photos"], folder["photos"]);
    }

    private static string ProjectFile(string properties, string references) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <NuGetAudit>false</NuGetAudit>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="SemGeo.ML" Version="0.1.0" />
            {references}
          </ItemGroup>
        </Project>
        """;

    // The bounds of the whole, and of SemGeo's own part.
    private static void AssertSizes(string output)
    {
        var (whole, own) = (SizeOf(output), Directory.EnumerateFiles(output, "SemGeo.*").Sum(path => new FileInfo(path).Length));
        Assert.IsLessThan(550 * Megabyte, whole);
        Assert.IsLessThan(15 * Megabyte, own);
    }

    private static long SizeOf(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length);

    private static string Hash(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
}
