using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>
/// A zip archive of named streams. Every stream passes through a file of a random name in one temporary folder, so that its size is not bounded by
/// memory and no name in an archive decides where anything is written. The folder goes when the repository does.
/// </summary>
internal abstract class Repository : IDisposable
{
    private readonly string _folder;

    protected Repository(IHostEnvironment? env)
    {
        var root = env is IHostEnvironmentInternal { TempFilePath: { Length: > 0 } path } ? path : Path.GetTempPath();
        _folder = Path.Combine(Path.GetFullPath(root), "ml_dotnet_" + Path.GetFileNameWithoutExtension(Path.GetRandomFileName()));
        Directory.CreateDirectory(_folder);
    }

    public void Dispose()
    {
        Close();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // Nothing depends on the folder; the system clears its temporary files.
        }
    }

    /// <summary>The path of a stream inside an archive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A part is empty, absolute or leads upwards.</exception>
    public static string PathOf(string? directory, string name)
    {
        Contracts.CheckNonWhiteSpace(name, nameof(name));
        Contracts.CheckParam(IsInside(name), nameof(name), $"The entry name '{name}' leaves the archive");
        if (string.IsNullOrEmpty(directory))
            return Normalized(name);
        Contracts.CheckParam(IsInside(directory), nameof(directory), $"The folder '{directory}' leaves the archive");
        return Normalized(directory).TrimEnd('/') + "/" + Normalized(name);
    }

    protected static string Normalized(string path) => path.Replace('\\', '/');

    protected FileStream CreateSpoolFile() =>
        new(Path.Combine(_folder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);

    protected abstract void Close();

    private static bool IsInside(string path) => !path.Contains("..", StringComparison.Ordinal) && !Path.IsPathRooted(path) && path[0] is not ('/' or '\\');
}
