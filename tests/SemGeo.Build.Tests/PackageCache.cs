namespace SemGeo.Build.Tests;

/// <summary>NuGet's package cache of this user.</summary>
internal static class PackageCache
{
    /// <summary>Its folder.</summary>
    public static string Folder => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>TorchSharp's native library for Linux, as the package brings it.</summary>
    public static string LibTorchSharp => Path.Combine(Folder, "torchsharp", "0.107.0", "runtimes", "linux-x64", "native", "libLibTorchSharp.so");
}
