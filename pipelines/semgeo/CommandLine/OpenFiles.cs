using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SemGeo.Pipelines.CommandLine;

/// <summary>
/// Explains in one sentence that the system lets this process open too few files. .NET cannot load a library then, and reports that it is not there. What explains it must not need another library:
/// nothing here is from outside the core library.
/// </summary>
internal static class OpenFiles
{
    private const int TooManyOfProcess = 24, TooManyOfSystem = 23;
    private const string SystemsWords = "Too many open files";

    /// <summary>What <see cref="Explain"/> writes, made before files run out.</summary>
    public static byte[] SentenceOf(string program) =>
        Encoding.UTF8.GetBytes($"{program}: too many files are open: the system lets this process open no more. Raise the limit in the shell (ulimit -n 1024) and run again.\n");

    /// <summary>Whether an error comes of it.</summary>
    public static bool AreExhausted(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is AggregateException several)
            {
                foreach (var inner in several.InnerExceptions)
                {
                    if (AreExhausted(inner))
                        return true;
                }
            }

            if (e is IOException { HResult: TooManyOfProcess or TooManyOfSystem } || e.Message.Contains(SystemsWords, StringComparison.Ordinal) || IsLibraryThatIsThere(e))
                return true;
        }

        return false;
    }

    /// <summary>Writes the sentence to the standard error stream; the console may be one of the things that cannot be loaded.</summary>
    public static void Explain(byte[] sentence)
    {
        const int StandardError = 2;
        try
        {
            using var handle = new SafeFileHandle(StandardError, ownsHandle: false);
            RandomAccess.Write(handle, sentence, fileOffset: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // Nobody listens.
        }
    }

    // A library that .NET has in its list, and whose file is there, but could not be opened.
    private static bool IsLibraryThatIsThere(Exception e)
    {
        var name = e switch { FileNotFoundException notFound => notFound.FileName, FileLoadException notLoaded => notLoaded.FileName, _ => null };
        if (name is null || name.IndexOf(", Version=", StringComparison.Ordinal) is not (> 0 and var end) || AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") is not string list)
            return false;
        var file = $"{Path.DirectorySeparatorChar}{name.AsSpan(0, end)}.dll";
        foreach (var path in list.Split(Path.PathSeparator))
        {
            if (path.EndsWith(file, StringComparison.OrdinalIgnoreCase) && File.Exists(path))
                return true;
        }

        return false;
    }
}
