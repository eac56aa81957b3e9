using System.Security;
using SemGeo.Testing;

namespace SemGeo.Build.Tests.Packages;

/// <summary>The packages of this checkout in a folder, made once for all tests, and a place outside of the repository that restores from it.</summary>
[TestClass]
public sealed class PackedFeed
{
    private const string Version = "0.1.0";

    /// <summary>The projects that are packed.</summary>
    public static readonly string[] Projects = ["SemGeo.Core", "SemGeo.Geocoding", "SemGeo.Imaging", "SemGeo.Synthetic", "SemGeo.Reports", "SemGeo.Vision", "SemGeo.ML"];

    private static readonly Lazy<Task<TemporaryFolder>> Packed = new(PackAsync);

    /// <summary>The files, by the project's name.</summary>
    internal static async Task<string> PathAsync(string project, string extension) => (await Packed.Value)["feed", $"{project}.{Version}.{extension}"];

    /// <summary>
    /// Makes a folder with a configuration for NuGet: packages of the feed go into a cache of the folder's own, those of others are taken from the user's cache where they are there, and the user's sources stay.
    /// </summary>
    internal static async Task<TemporaryFolder> CreateProjectFolderAsync()
    {
        var feed = (await Packed.Value)["feed"];
        var folder = new TemporaryFolder();
        folder.Write("NuGet.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{SecurityElement.Escape(folder["cache"])}" /></config>
              <fallbackPackageFolders><add key="user" value="{SecurityElement.Escape(PackageCache.Folder)}" /></fallbackPackageFolders>
              <packageSources><add key="packed" value="{SecurityElement.Escape(feed)}" /></packageSources>
            </configuration>
            """);
        return folder;
    }

    [AssemblyCleanup]
    public static async Task RemoveAsync()
    {
        if (Packed.IsValueCreated)
            (await Packed.Value).Dispose();
    }

    private static async Task<TemporaryFolder> PackAsync()
    {
        var folder = new TemporaryFolder();
        foreach (var project in Projects)
            await DotNet.RunAsync(Repository.Folder, "pack", Repository.Path("src", project, $"{project}.csproj"), "--no-build", "-c", Repository.Configuration, "-nologo", "-v:quiet", "-o", folder["feed"]);
        return folder;
    }
}
