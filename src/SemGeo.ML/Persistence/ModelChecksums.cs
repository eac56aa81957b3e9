using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SemGeo.ML.Persistence;

/// <summary>
/// The length and SHA-256 of everything that a transformer writes into a model file, in a stream of its own beside the others: ML.NET checks nothing, and a flipped bit in a weight would give other
/// predictions without a word.
/// </summary>
/// <remarks>
/// JSON by the name of the stream; the transformer's part of ML.NET's main stream goes by that stream's name. What ML.NET itself writes, of a model that SaveForScoring wrote, has its own at the root of
/// the archive (<see cref="ModelArchive.Seal"/>).
/// </remarks>
internal sealed class ModelChecksums
{
    /// <summary>The stream that they are kept in.</summary>
    public const string StreamName = "Checksums";

    /// <summary>ML.NET's main stream.</summary>
    public const string MainStream = "Model.key";

    // A transformer has a handful of streams.
    private const long MaxLength = 1 << 20;

    private static readonly JsonSerializerOptions Json = new() { AllowDuplicateProperties = false, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    private ModelChecksums(string folder) => Folder = folder;

    /// <summary>Begins the checksums of a transformer that is saved.</summary>
    public ModelChecksums()
        : this("")
    {
    }

    /// <summary>The transformer's folder in the model file.</summary>
    private string Folder { get; }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="stream">The stream, which can seek.</param>
    /// <param name="folder">The transformer's folder in the model file, for messages.</param>
    /// <exception cref="ModelFormatException">The stream is damaged.</exception>
    public static ModelChecksums Read(Stream stream, string folder)
    {
        var checksums = new ModelChecksums(folder);
        if (stream.Length > MaxLength)
            throw checksums.Damaged(StreamName, $"has {stream.Length} bytes, and at most {MaxLength} are read");
        try
        {
            foreach (var (name, entry) in JsonSerializer.Deserialize<Dictionary<string, Entry?>>(stream, Json) ?? throw new JsonException("It is empty."))
                checksums._entries.Add(name, entry is { Sha256: not null } ? entry : throw new JsonException($"It has nothing for '{name}'."));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw checksums.Damaged(StreamName, $"cannot be read ({e.Message})", e);
        }

        return checksums;
    }

    /// <summary>An action that writes a stream as another does, and keeps its checksum.</summary>
    public Action<BinaryWriter> Recording(string name, Action<BinaryWriter> write) => writer =>
    {
        writer.Flush();
        var begin = writer.BaseStream.Position;
        using var hash = SHA256.Create();
        using (var hashed = new CryptoStream(writer.BaseStream, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var inner = new BinaryWriter(hashed, Encoding.UTF8, leaveOpen: true))
            write(inner);
        _entries.Add(name, new Entry(writer.BaseStream.Position - begin, Convert.ToHexStringLower(hash.Hash!)));
    };

    /// <summary>Writes them.</summary>
    public void Write(BinaryWriter writer) => writer.Write(JsonSerializer.SerializeToUtf8Bytes(_entries));

    /// <summary>Keeps the checksum of a stream that was written before, read to its end.</summary>
    public void Record(string name, Stream stream)
    {
        var hash = HashOf(stream, long.MaxValue, out var length);
        _entries.Add(name, new Entry(length, hash));
    }

    /// <summary>Checks a stream that can be read once, and is read to its end or as far as is needed.</summary>
    /// <exception cref="ModelFormatException">It is not what was written.</exception>
    public void VerifyOnce(string name, Stream stream)
    {
        if (!_entries.TryGetValue(name, out var entry))
            throw Damaged(name, $"is not named by '{StreamName}'");
        var hash = HashOf(stream, entry.Length < 0 ? 0 : entry.Length, out var length);
        if (length != entry.Length || stream.ReadByte() >= 0 || !string.Equals(hash, entry.Sha256, StringComparison.OrdinalIgnoreCase))
            throw Damaged(name, "does not have the length and checksum that were written with it");
    }

    /// <summary>The error for the first stream that was written and is none of those at hand; null where all are there.</summary>
    public ModelFormatException? FindAbsent(IEnumerable<string> present) => _entries.Keys.Except(present, StringComparer.Ordinal).FirstOrDefault() is { } absent ? Damaged(absent, "is absent") : null;

    /// <summary>Checks a stream from where it stands, and puts it back there.</summary>
    /// <param name="name">The stream's name.</param>
    /// <param name="stream">The stream, which can seek.</param>
    /// <param name="isWhole">Whether it must end where its checksum does.</param>
    /// <exception cref="ModelFormatException">It is not what was written.</exception>
    public void Verify(string name, Stream stream, bool isWhole)
    {
        if (!_entries.TryGetValue(name, out var entry))
            throw Damaged(name, $"is not named by '{StreamName}'");
        var begin = stream.Position;
        var left = stream.Length - begin;
        if (entry.Length < 0 || entry.Length > left || (isWhole && entry.Length < left))
            throw Damaged(name, $"has {left} bytes instead of {entry.Length}");
        if (!string.Equals(HashOf(stream, entry.Length, out _), entry.Sha256, StringComparison.OrdinalIgnoreCase))
            throw Damaged(name, "does not have the checksum that was written with it");
        stream.Position = begin;
    }

    /// <summary>The error for a stream that is not there; null where none was written.</summary>
    public ModelFormatException? FindAbsent(string name) => _entries.ContainsKey(name) ? Damaged(name, "is absent") : null;

    private static string HashOf(Stream stream, long most, out long length)
    {
        length = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        while (length < most)
        {
            var read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, most - length));
            if (read == 0)
                break;
            hash.AppendData(buffer, 0, read);
            length += read;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private ModelFormatException Damaged(string name, string what, Exception? cause = null) => ModelArchive.Damaged(Folder.Length == 0 ? name : $"{Folder}/{name}", what, cause);

    /// <summary>What a stream must be.</summary>
    private sealed record Entry(long Length, string Sha256);
}
