using System.Security.Cryptography;
using System.Text.Json;

namespace SemGeo.Vision.Training.Checkpoints;

/// <summary>Writes the files of one checkpoint, each through to the disk, and its manifest last.</summary>
internal sealed class CheckpointWriter(string folder)
{
    private readonly Dictionary<string, CheckpointManifest.Entry> _files = [];

    /// <summary>Writes a file.</summary>
    public void Write(string name, Action<Stream> write)
    {
        using var hash = SHA256.Create();
        using var file = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write);
        using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
            write(hashed);
        file.Flush(flushToDisk: true);
        _files.Add(name, new CheckpointManifest.Entry(file.Length, Convert.ToHexStringLower(hash.Hash!)));
    }

    /// <summary>Writes the manifest.</summary>
    public void Complete()
    {
        using var file = new FileStream(Path.Combine(folder, CheckpointManifest.FileName), FileMode.CreateNew, FileAccess.Write);
        JsonSerializer.Serialize(file, new CheckpointManifest(CheckpointManifest.CurrentVersion, _files));
        file.Flush(flushToDisk: true);
    }
}
