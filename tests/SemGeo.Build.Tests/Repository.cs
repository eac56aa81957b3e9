using System.Reflection;

namespace SemGeo.Build.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Folder { get; } = Metadata("Repository");

    /// <summary>"Release" or "Debug".</summary>
    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The command-line program, built.</summary>
    public static string Program { get; } = Metadata("Program");

    /// <summary>Combines its folder with the parts of a path.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Folder, .. parts]);

    private static string Metadata(string key) => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == key).Value!;
}
