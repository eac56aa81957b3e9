using System.Security.Cryptography;
using System.Text.Json;
using SemGeo.Testing;

namespace SemGeo.Build.Tests.Native;

/// <summary>The build target that puts a changed copy of TorchSharp's library in the place of the package's, in projects outside of the repository.</summary>
[TestClass]
public sealed class LibTorchSharpTests
{
    private const string Library = "libLibTorchSharp.so";

    private static readonly string Targets = Repository.Path("src", "SemGeo.Vision", "buildTransitive", "SemGeo.Vision.targets");

    [TestMethod]
    public async Task Build_copies_a_library_that_differs_in_one_byte_and_leaves_the_cache_alone()
    {
        using var folder = Project();
        var cached = Hash(PackageCache.LibTorchSharp);

        await DotNet.RunAsync(folder.Path, "build", "-nologo", "-v:quiet");

        var output = folder["bin", "Debug", "net10.0", "runtimes", "linux-x64", "native", Library];
        AssertChangedOnce(output);
        Assert.AreEqual(cached, Hash(PackageCache.LibTorchSharp));
        AssertListed(folder["bin", "Debug", "net10.0", "app.deps.json"], "runtimeTargets", $"runtimes/linux-x64/native/{Library}");

        var copy = folder["obj", "Debug", "net10.0", "libtorchsharp", "0.107.0", Library];
        Assert.AreEqual(Hash(copy), Hash(output));
        var written = File.GetLastWriteTimeUtc(copy);
        await DotNet.RunAsync(folder.Path, "build", "-nologo", "-v:quiet");
        Assert.AreEqual(written, File.GetLastWriteTimeUtc(copy), "a build without changes wrote the copy again");
        CollectionAssert.AreEqual(new[] { copy }, Directory.GetFiles(Path.GetDirectoryName(copy)!));
    }

    [TestMethod]
    public async Task An_output_that_is_a_hard_link_to_the_package_is_replaced_and_not_written_through()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var folder = Project();
        var stand = folder.Write("stand-in.so", "the package's file");
        var output = folder["bin", "Debug", "net10.0", "runtimes", "linux-x64", "native", Library];
        Directory.CreateDirectory(Path.GetDirectoryName(output)!);
        var (exitCode, message) = await DotNet.TryAsync(folder.Path, "ln", stand, output);
        Assert.AreEqual(0, exitCode, message);

        await DotNet.RunAsync(folder.Path, "build", "-nologo", "-v:quiet");

        AssertChangedOnce(output);
        Assert.AreEqual("the package's file", File.ReadAllText(stand));
    }

    [TestMethod]
    public async Task It_can_be_turned_off()
    {
        using var folder = Project();

        await DotNet.RunAsync(folder.Path, "build", "-nologo", "-v:quiet", "-p:SemGeoFixLibTorchSharp=false", "-p:RuntimeIdentifier=linux-x64");

        Assert.AreEqual(Hash(PackageCache.LibTorchSharp), Hash(folder["bin", "Debug", "net10.0", "linux-x64", Library]));
    }

    [TestMethod]
    public async Task A_file_of_another_shape_is_copied_as_it_is_with_a_warning_that_fails_no_build()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("package/libLibTorchSharp.so", "no library");
        folder.Write("app.proj", $"""
            <Project>
              <PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors><MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors><IntermediateOutputPath>obj/</IntermediateOutputPath></PropertyGroup>
              <Target Name="ResolvePackageAssets">
                <ItemGroup>
                  <NativeCopyLocalItems Include="{source}" NuGetPackageId="TorchSharp" NuGetPackageVersion="0.200.0" PathInPackage="runtimes/linux-x64/native/{Library}" DestinationSubPath="{Library}" />
                </ItemGroup>
              </Target>
              <Target Name="Show" DependsOnTargets="ResolvePackageAssets"><Message Importance="high" Text="copied: @(NativeCopyLocalItems) to %(NativeCopyLocalItems.DestinationSubPath)" /></Target>
              <Import Project="{Targets}" />
            </Project>
            """);

        var output = await DotNet.RunAsync(folder.Path, "msbuild", "app.proj", "-nologo", "-t:Show");

        var copy = folder["obj", "libtorchsharp", "0.200.0", Library];
        Assert.Contains("warning SEMGEO0001: libLibTorchSharp.so is used as it is: It is no ELF library for 64-bit x86 Linux.", output);
        Assert.Contains($"copied: {copy} to {Library}", output);
        Assert.AreEqual("no library", File.ReadAllText(copy));
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("portable", new string[0], "runtimes/linux-x64/native/libLibTorchSharp.so")]
    [DataRow("for one system", new[] { "-r", "linux-x64", "--no-self-contained" }, "libLibTorchSharp.so")]
    [DataRow("in a single file", new[] { "-r", "linux-x64", "--no-self-contained", "-p:PublishSingleFile=true" }, "libLibTorchSharp.so")]
    public async Task Publish_copies_it_and_the_program_runs(string kind, string[] arguments, string library)
    {
        using var folder = Project(native: true);
        var cached = Hash(PackageCache.LibTorchSharp);

        await DotNet.RunAsync(folder.Path, ["publish", "-nologo", "-v:quiet", "-o", folder["out"], .. arguments]);

        AssertChangedOnce(folder["out", library]);
        var (exitCode, output) = await DotNet.TryAsync(folder["out"], folder["out", "app"]);
        Assert.AreEqual(0, exitCode, $"{kind}: {output}");
        Assert.Contains("sum 6", output);
        Assert.AreEqual(cached, Hash(PackageCache.LibTorchSharp));
        Assert.IsFalse(Directory.Exists(folder["out", "cpu"]), "TorchSharp left a copy of libtorch");
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_test_run_leaves_the_cache_alone()
    {
        using var folder = Project(native: true);
        folder.Write("app.csproj", File.ReadAllText(folder["app.csproj"])
            .Replace("<OutputType>Exe</OutputType>", "<IsTestProject>true</IsTestProject>", StringComparison.Ordinal)
            .Replace("<ItemGroup>", """<ItemGroup><PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" /><PackageReference Include="MSTest.TestAdapter" Version="4.5.2" /><PackageReference Include="MSTest.TestFramework" Version="4.5.2" />""", StringComparison.Ordinal));
        folder.Write("Program.cs", """
            using Microsoft.VisualStudio.TestTools.UnitTesting;
            [TestClass] public class SumTests { [TestMethod] public void Sum() => Assert.AreEqual(6, TorchSharp.torch.tensor(new[] { 1, 2, 3 }).sum().item<long>()); }
            """);
        var cached = Hash(PackageCache.LibTorchSharp);

        var output = await DotNet.RunAsync(folder.Path, "test", "-nologo");

        Assert.Contains("Passed!", output);
        Assert.AreEqual(cached, Hash(PackageCache.LibTorchSharp));
    }

    private static TemporaryFolder Project(bool native = false)
    {
        var folder = new TemporaryFolder();
        folder.Write("Program.cs", """Console.WriteLine($"sum {TorchSharp.torch.tensor(new[] { 1, 2, 3 }).sum().item<long>()}");""");
        folder.Write("app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="TorchSharp" Version="[0.107.0]" />
                <PackageReference Include="SkiaSharp" Version="2.88.9" />
                {(native ? """<PackageReference Include="libtorch-cpu-linux-x64" Version="[2.10.0]" />""" : "")}
              </ItemGroup>
              <Import Project="{Targets}" />
            </Project>
            """);
        return folder;
    }

    private static void AssertChangedOnce(string path)
    {
        var (package, copy) = (File.ReadAllBytes(PackageCache.LibTorchSharp), File.ReadAllBytes(path));
        Assert.HasCount(package.Length, copy);
        Assert.AreEqual(1, Enumerable.Range(0, copy.Length).Count(i => package[i] != copy[i]));
    }

    private static void AssertListed(string depsFile, string kind, string path)
    {
        using var deps = JsonDocument.Parse(File.ReadAllText(depsFile));
        var target = deps.RootElement.GetProperty("targets").EnumerateObject().Single().Value;
        Assert.IsTrue(target.GetProperty("TorchSharp/0.107.0").GetProperty(kind).TryGetProperty(path, out _), $"{depsFile} does not list {path}");
    }

    private static string Hash(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
}
