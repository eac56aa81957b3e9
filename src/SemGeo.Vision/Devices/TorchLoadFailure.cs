using System.Text.RegularExpressions;

namespace SemGeo.Vision.Devices;

/// <summary>A failure to load the native libraries below TorchSharp.</summary>
/// <param name="Rid">The system, such as "linux-x64".</param>
/// <param name="TorchSharpVersion">The version of the managed part, such as "0.107.0".</param>
/// <param name="LibTorchVersion">The version of libtorch that belongs to it, such as "2.10.0".</param>
/// <param name="HasLibTorch">Whether libtorch's file is there.</param>
/// <param name="Message">What the loader reported: a line for each place that it tried.</param>
internal sealed partial record TorchLoadFailure(string Rid, string TorchSharpVersion, string LibTorchVersion, bool HasLibTorch, string Message)
{
    // The systems that libtorch has packages for.
    private static readonly string[] Rids = ["linux-x64", "osx-arm64", "win-x64", "win-arm64"];

    /// <summary>What is missing, and what to add or to change: one sentence.</summary>
    public string Explain()
    {
        if (CppVersion().Match(Message) is { Success: true } cpp)
        {
            return $"TorchSharp's native library requires {cpp.Groups["version"].Value} of the C++ library, which this system's libstdc++ does not have: "
                + "build the program with the package SemGeo.Vision, whose build target marks that requirement as weak (SemGeoFixLibTorchSharp must not be false), or install libstdc++ of GCC 13 or later.";
        }

        if (CVersion().Match(Message) is { Success: true } c)
            return $"TorchSharp's native libraries require {c.Groups["version"].Value} of the C library, which this system does not have: use a newer system.";
        if (Array.IndexOf(Rids, Rid) < 0)
            return $"There is no libtorch for {Rid}: TorchSharp {TorchSharpVersion} runs on {string.Join(", ", Rids)}.";
        if (!HasLibTorch)
            return $"libtorch is not beside this program: add the package {Packages()} to the project that is started.";
        if (Rid.StartsWith("win-", StringComparison.Ordinal))
        {
            return $"libtorch is there but does not load ({Reason()}): TorchSharp 0.107.0 is reported to fail so on Windows; take the managed and the native "
                + "part of 0.106.0 together (in SemGeo.ML's repository with -p:TorchSharpVersion=0.106.0).";
        }

        return $"libtorch is there but does not load: {Reason()}.";
    }

    private string Packages()
    {
        var cpu = $"libtorch-cpu-{Rid} {LibTorchVersion}";
        return Rid switch
        {
            "linux-x64" => $"{cpu} (or TorchSharp-cuda-linux {TorchSharpVersion} for GPUs)",
            "win-x64" => $"{cpu} (or TorchSharp-cuda-windows 0.106.0, with TorchSharp 0.106.0, for GPUs)",
            _ => cpu,
        };
    }

    // Of the places that were tried, the one where the file was: the others say that there is no such file.
    private string Reason()
    {
        var lines = Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line = Array.Find(lines, line => line.Contains(": ", StringComparison.Ordinal) && !NotThere().IsMatch(line));
        line ??= lines.FirstOrDefault() ?? "no reason is given";
        return line.TrimEnd('.');
    }

    [GeneratedRegex(@"version [`'](?<version>(GLIBCXX|CXXABI)_[\d.]+)' not found")]
    private static partial Regex CppVersion();

    [GeneratedRegex(@"version [`'](?<version>GLIBC_[\d.]+)' not found")]
    private static partial Regex CVersion();

    [GeneratedRegex(@"^Unable to load shared library|^[^\s:]+: cannot open shared object file")]
    private static partial Regex NotThere();
}
