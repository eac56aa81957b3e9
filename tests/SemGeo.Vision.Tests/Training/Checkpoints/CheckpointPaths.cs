using SemGeo.Testing;

namespace SemGeo.Vision.Tests.Training.Checkpoints;

/// <summary>The checkpoints in a folder.</summary>
internal static class CheckpointPaths
{
    /// <summary>The folders of its checkpoints, earliest first; half-written ones among them.</summary>
    public static string[] CheckpointsIn(TemporaryFolder folder) => [.. Directory.EnumerateDirectories(folder.Path, "checkpoint-*").Order(StringComparer.Ordinal)];
}
