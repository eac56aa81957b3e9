using System.Reflection;
using System.Runtime.InteropServices;
using SemGeo.Vision.Devices;
using SkiaSharp;
using TorchSharp;

namespace SemGeo.Pipelines.Doctor;

/// <summary>The native libraries that packages bring: each is loaded by itself, so that one that fails is named, with the loader's own words.</summary>
internal static class NativeLibraries
{
    private const string CppLibrary = "libstdc++.so.6", CppVersion = "GLIBCXX_3.4.32";

    // In the order in which they need each other.
    private static readonly (string Name, string Purpose, Type Owner)[] All =
    [
        ("torch_cpu", "libtorch", typeof(torch)),
        ("LibTorchSharp", "TorchSharp's part of it", typeof(torch)),
        ("libSkiaSharp", "photos", typeof(SKCodec)),
        ("e_sqlite3", "caches of geocoders", typeof(SQLitePCL.SQLite3Provider_e_sqlite3)),
    ];

    /// <summary>Loads all of them.</summary>
    /// <exception cref="DllNotFoundException">Some do not load; the message names them.</exception>
    public static void Check()
    {
        var failed = All.Where(library => WhyNot(library.Name, library.Owner.Assembly) is not null).Select(library => library.Name).ToList();
        if (failed.Count > 0)
            throw new DllNotFoundException($"{string.Join(", ", failed)} did not load, as reported above.");
    }

    /// <summary>A line for each, and for what was done to TorchSharp's.</summary>
    public static IEnumerable<string> Lines()
    {
        foreach (var (name, purpose, owner) in All)
        {
            var reason = WhyNot(name, owner.Assembly);
            yield return $"native library {name} ({purpose}): {(reason is null ? "loads" : $"does not load: {reason}")}";
        }

        if (OperatingSystem.IsLinux())
            yield return $"libstdc++: {CppState(FindCppLibrary(), WhyNot("LibTorchSharp", typeof(torch).Assembly) is null)}";
        if (TorchLibrary.WhyUnavailable is { } unavailable)
            yield return $"torch cannot be used: {unavailable}";
    }

    /// <summary>Whether the build's change of TorchSharp's library is needed here and made.</summary>
    /// <param name="cppLibrary">The bytes of the C++ library; null where it is not found.</param>
    /// <param name="loads">Whether TorchSharp's library loads.</param>
    internal static string CppState(byte[]? cppLibrary, bool loads)
    {
        if (cppLibrary is null)
            return $"{CppLibrary} was not found";
        if (cppLibrary.AsSpan().IndexOf("GLIBCXX_3.4.32\0"u8) >= 0)
            return $"has {CppVersion}: TorchSharp's library needs no change";
        return loads
            ? $"lacks {CppVersion}, which TorchSharp's library requires for a marker alone: the build marked that as weak"
            : $"lacks {CppVersion}, which TorchSharp's library requires: the build did not mark that as weak (SemGeoFixLibTorchSharp)";
    }

    /// <summary>Of what the loader reports the line about the file that was there; the others say that there is none.</summary>
    internal static string Condense(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.Find(lines, line => line.Contains("' not found", StringComparison.Ordinal))
            ?? Array.Find(lines, line => line.Contains(": ", StringComparison.Ordinal))
            ?? message.Trim();
    }

    private static string? WhyNot(string name, Assembly owner)
    {
        try
        {
            NativeLibrary.Load(name, owner, null);
            return null;
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            return Condense(e.Message);
        }
    }

    // The file that this process has loaded, which the host itself needs.
    private static byte[]? FindCppLibrary()
    {
        var line = File.ReadLines("/proc/self/maps").FirstOrDefault(line => line.Contains($"/{CppLibrary}", StringComparison.Ordinal));
        return line is null ? null : File.ReadAllBytes(line[line.IndexOf('/')..]);
    }
}
