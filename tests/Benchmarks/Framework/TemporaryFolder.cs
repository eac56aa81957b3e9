namespace SemGeo.Benchmarks.Framework;

/// <summary>A folder that is deleted at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("semgeo-benchmark-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
