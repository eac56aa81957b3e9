using System.Text.Json;
using System.Text.Json.Serialization;
using SemGeo.Files;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Shards;

/// <summary>
/// What is packed so far, "shards.jsonl" in the folder: a line that says how, then a line a shard, written when the shard is complete. It is a <see cref="ResumableJournal"/>.
/// </summary>
internal sealed class PackJournal : IDisposable
{
    private const string Name = "shards.jsonl";

    private readonly ResumableJournal _journal;
    private long _rows;

    private PackJournal(ResumableJournal journal, IReadOnlyList<Shard> shards) => (_journal, Shards, _rows) = (journal, shards, shards.Count == 0 ? 0 : shards[^1].Rows);

    /// <summary>How many photos are packed again, since the list was altered from there on.</summary>
    public long AlteredRows => _journal.AlteredRows;

    /// <summary>The shards that earlier runs have completed.</summary>
    public IReadOnlyList<Shard> Shards { get; }

    /// <exception cref="ShardException">The folder holds shards that were packed in another way, or another process packs into it.</exception>
    public static PackJournal Open(string folder, Heading heading)
    {
        Directory.CreateDirectory(folder);
        var journal = Lock(Path.Combine(folder, Name));
        try
        {
            var (before, shards, end) = Read(journal);
            if (before is null)
            {
                if (journal.AlteredRows == 0 && Directory.EnumerateFiles(folder, "*.tar").Any())
                    throw new ShardException($"The folder '{folder}' holds .tar files and no '{Name}': pack into a folder of its own.");
                var begun = new PackJournal(journal, []);
                journal.Cut(0, 0);
                begun.Append(heading);
                return begun;
            }

            if (before != heading)
                throw new ShardException($"The folder '{folder}' holds shards that were packed in another way ({string.Join("; ", heading.Differences(before))}): pack with the same options, or into another folder.");
            journal.Cut(end, shards.Count == 0 ? 0 : shards[^1].Rows);

            // A run that was killed may have left a shard half written.
            foreach (var half in Directory.EnumerateFiles(folder, "shard-*.tar.*.tmp"))
                File.Delete(half);
            return new PackJournal(journal, shards);
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    public void Add(Shard shard)
    {
        _rows = shard.Rows;
        Append(shard);
    }

    public void Dispose() => _journal.Dispose();

    private static ResumableJournal Lock(string path)
    {
        try
        {
            return ResumableJournal.Open(path, toDisk: true);
        }
        catch (IOException e)
        {
            throw new ShardException($"'{path}' cannot be written to; perhaps another process packs into this folder: {e.Message}", e);
        }
    }

    private void Append<T>(T line)
    {
        _journal.Stream.Write(JsonSerializer.SerializeToUtf8Bytes(line));
        _journal.Stream.Write("\n"u8);
        _journal.EndStretch(_rows);
    }

    // What a kill has cut short at the end does not count.
    private static (Heading? Heading, List<Shard> Shards, long End) Read(ResumableJournal journal)
    {
        const int MaxLineBytes = 1 << 26;
        var (heading, shards, end) = ((Heading?)null, new List<Shard>(), 0L);
        try
        {
            foreach (var (line, behind) in journal.Lines(MaxLineBytes))
            {
                if (heading is null)
                    heading = JsonSerializer.Deserialize<Heading>(line.Span);
                else if (JsonSerializer.Deserialize<Shard>(line.Span) is { IsPossible: true } shard && shard.Rows >= (shards.Count == 0 ? 0 : shards[^1].Rows))
                    shards.Add(shard);
                else
                    break;
                end = behind;
            }
        }
        catch (JsonException)
        {
            // From here on the shards are packed again.
        }

        return (heading, shards, end);
    }

    /// <summary>How the shards were packed. The names in the file stay when a property is renamed.</summary>
    internal sealed record Heading(
        [property: JsonPropertyName("Version")] int Version,
        [property: JsonPropertyName("ShortSide")] int ShortSide,
        [property: JsonPropertyName("JpegQuality")] int JpegQuality,
        [property: JsonPropertyName("MaxShardBytes")] long MaxShardBytes,
        [property: JsonPropertyName("MaxShardPhotos")] int MaxShardPhotos)
    {
        /// <summary>What differs from what a journal was begun with, in words.</summary>
        public IEnumerable<string> Differences(Heading before)
        {
            (string Name, long Was, long Is)[] options =
            [
                (nameof(Version), before.Version, Version), (nameof(ShortSide), before.ShortSide, ShortSide), (nameof(JpegQuality), before.JpegQuality, JpegQuality),
                (nameof(MaxShardPhotos), before.MaxShardPhotos, MaxShardPhotos), ("the bytes of a shard", before.MaxShardBytes, MaxShardBytes),
            ];
            return options.Where(option => option.Was != option.Is).Select(option => $"{option.Name} was {option.Was}, now it is {option.Is}");
        }

        public static Heading Of(ShardPackOptions options) => new(1, options.ShortSide, options.JpegQuality, options.MaxShardBytes, options.MaxShardPhotos);
    }

    /// <summary>A complete shard.</summary>
    /// <param name="Name">Its file.</param>
    /// <param name="Rows">The photos of the collection up to and with it.</param>
    /// <param name="Photos">The photos in it.</param>
    /// <param name="Bytes">Their bytes.</param>
    /// <param name="Hash">A hash of ids, paths and columns of all those rows.</param>
    /// <param name="Bad">The photos that were left out before or amid it.</param>
    internal sealed record Shard(string Name, long Rows, int Photos, long Bytes, string Hash, IReadOnlyList<BadImage> Bad)
    {
        /// <summary>Whether it is as this class writes it: what was read may have been altered by others.</summary>
        [JsonIgnore]
        public bool IsPossible => Name is { Length: > 0 } && Path.GetFileName(Name) == Name && Rows >= Photos && Photos >= 0 && Bytes >= 0 && Hash is not null && Bad is not null
            && Bad.All(image => image is { Reason: not null });
    }
}

/// <summary>A photo as it goes into a shard, or why it cannot.</summary>
internal readonly record struct PackedPhoto(byte[]? Bytes, string? Reason)
{
    /// <summary>The extension by which readers know the kind.</summary>
    public string Extension => Bytes is [0x89, ..] ? "png" : "jpg";
}
