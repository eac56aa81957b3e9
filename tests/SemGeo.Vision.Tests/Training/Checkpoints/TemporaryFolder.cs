namespace SemGeo.Vision.Tests.Training.Checkpoints;

/// <summary>An empty folder that is deleted at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("semgeo-").FullName;

    public string[] Checkpoints => [.. Directory.EnumerateDirectories(Path, "checkpoint-*").Order(StringComparer.Ordinal)];

    public string Combine(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
