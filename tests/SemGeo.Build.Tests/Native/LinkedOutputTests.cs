using System.Globalization;

namespace SemGeo.Build.Tests.Native;

/// <summary>The output folder of the command-line program, as it was built before these tests.</summary>
[TestClass]
public sealed class LinkedOutputTests
{
    private static readonly string Output = Path.GetDirectoryName(Repository.Program)!;

    [TestMethod]
    public async Task LibTorch_is_the_packages_own_file_where_both_lie_on_one_file_system()
    {
        var (linked, package) = await StatAsync(Native("libtorch_cpu.so"), Path.Combine(PackageCache.Folder, "libtorch-cpu-linux-x64", "2.10.0", "runtimes", "linux-x64", "native", "libtorch_cpu.so"));
        if (linked.Device == package.Device)
            Assert.AreEqual(package.Inode, linked.Inode);
    }

    [TestMethod]
    public async Task TorchSharps_library_and_assembly_are_files_of_their_own()
    {
        var (library, libraryInCache) = await StatAsync(Native("libLibTorchSharp.so"), PackageCache.LibTorchSharp);
        var (assembly, assemblyInCache) = await StatAsync(Path.Combine(Output, "TorchSharp.dll"), Path.Combine(PackageCache.Folder, "torchsharp", "0.107.0", "lib", "net8.0", "TorchSharp.dll"));

        Assert.AreEqual((1, 1), (library.Links, assembly.Links));
        Assert.AreNotEqual((libraryInCache.Device, libraryInCache.Inode), (library.Device, library.Inode));
        Assert.AreNotEqual((assemblyInCache.Device, assemblyInCache.Inode), (assembly.Device, assembly.Inode));
    }

    private static string Native(string file) => Path.Combine(Output, "runtimes", "linux-x64", "native", file);

    private static async Task<(Entry, Entry)> StatAsync(string first, string second)
    {
        var (exitCode, output) = await DotNet.TryAsync(Output, "stat", "-L", "-c", "%d %i %h", first, second);
        Assert.AreEqual(0, exitCode, output);
        var entries = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).Select(fields => new Entry(fields[0], fields[1], int.Parse(fields[2], CultureInfo.InvariantCulture))).ToList();
        return (entries[0], entries[1]);
    }

    private sealed record Entry(string Device, string Inode, int Links);
}
