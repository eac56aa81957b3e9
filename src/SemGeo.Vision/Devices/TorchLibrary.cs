using System.Reflection;
using System.Runtime.InteropServices;
using TorchSharp;

namespace SemGeo.Vision.Devices;

/// <summary>
/// The native libraries below TorchSharp, which the program that is started brings. They are loaded here, before anything of torch is used: TorchSharp's own
/// attempt ends in a trace of many lines, and may leave a copy of libtorch behind.
/// </summary>
public static class TorchLibrary
{
    private const string LibTorch = "torch_cpu", Binding = "LibTorchSharp";

    private static readonly Lazy<string?> Failure = new(Load);

    /// <summary>Why torch cannot be used: a sentence that names what to add or to change; null where it can.</summary>
    public static string? WhyUnavailable => Failure.Value;

    /// <exception cref="TorchUnavailableException">The libraries are not there or do not load.</exception>
    internal static void Require()
    {
        if (WhyUnavailable is { } reason)
            throw new TorchUnavailableException(reason);
    }

    private static string? Load()
    {
        var binding = typeof(torch).Assembly;
        foreach (var library in (string[])[LibTorch, Binding])
        {
            try
            {
                NativeLibrary.Load(library, binding, null);
            }
            catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
            {
                return new TorchLoadFailure(Rid(), $"{binding.GetName().Version?.ToString(3)}", LibTorchVersion(), IsThere(LibTorch), e.Message).Explain();
            }
        }

        return null;
    }

    private static string Rid()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }

    private static string LibTorchVersion()
        => typeof(TorchLibrary).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(entry => entry.Key == nameof(LibTorchVersion)).Value!;

    // The folders that the host found in the program's list of dependencies.
    private static bool IsThere(string library)
    {
        var file = OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so";
        var folders = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        return folders.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(AppContext.BaseDirectory)
            .Any(folder => File.Exists(Path.Combine(folder, file)));
    }
}

/// <summary>The native libraries below TorchSharp are not there or do not load.</summary>
/// <param name="message">What is missing, and what to add or to change.</param>
public sealed class TorchUnavailableException(string message) : Exception(message);
