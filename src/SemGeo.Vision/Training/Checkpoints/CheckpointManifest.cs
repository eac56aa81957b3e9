using System.Security.Cryptography;
using System.Text.Json;

namespace SemGeo.Vision.Training.Checkpoints;

/// <summary>The files of a checkpoint with their lengths and SHA-256 hashes: how a damaged one is told from a whole one.</summary>
/// <param name="Version">The version of the layout.</param>
/// <param name="Files">The files by name.</param>
internal sealed record CheckpointManifest(int Version, Dictionary<string, CheckpointManifest.Entry> Files)
{
    public const string FileName = "manifest.json";
    public const int CurrentVersion = 1;

    // A manifest names a handful of files; one that is longer is none.
    private const long MaxLength = 1 << 20;

    private static readonly JsonSerializerOptions Json = new() { AllowDuplicateProperties = false, RespectNullableAnnotations = true };

    /// <summary>A file.</summary>
    public sealed record Entry(long Length, string Sha256);

    /// <summary>Reads a checkpoint's manifest and holds all its files against it.</summary>
    /// <exception cref="InvalidDataException">A file is absent, cut short or changed.</exception>
    public static CheckpointManifest Verify(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path) || new FileInfo(path).Length > MaxLength)
            throw new InvalidDataException($"it has no {FileName}");
        CheckpointManifest manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<CheckpointManifest>(File.ReadAllBytes(path), Json) ?? throw new JsonException("it is empty");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"{FileName} is damaged ({error.Message})", error);
        }

        if (manifest.Version != CurrentVersion || manifest.Files is null)
            throw new InvalidDataException($"{FileName} is of version {manifest.Version}, this program reads {CurrentVersion}");
        foreach (var (name, entry) in manifest.Files)
            Verify(folder, name, entry);
        return manifest;
    }

    /// <summary>Checks that a file was held against the manifest.</summary>
    /// <exception cref="InvalidDataException">The manifest does not name it.</exception>
    public void Require(string file)
    {
        if (!Files.ContainsKey(file))
            throw new InvalidDataException($"{FileName} does not name {file}");
    }

    private static void Verify(string folder, string name, Entry? entry)
    {
        if (entry?.Sha256 is null)
            throw new InvalidDataException($"{FileName} has no length and hash for '{name}'");
        var path = Path.Combine(folder, Path.GetFileName(name));
        if (!File.Exists(path))
            throw new InvalidDataException($"{name} is absent");
        using var stream = File.OpenRead(path);
        if (stream.Length != entry.Length)
            throw new InvalidDataException($"{name} has {stream.Length} bytes instead of {entry.Length}");
        if (Convert.ToHexStringLower(SHA256.HashData(stream)) != entry.Sha256)
            throw new InvalidDataException($"{name} was changed or is damaged");
    }
}
