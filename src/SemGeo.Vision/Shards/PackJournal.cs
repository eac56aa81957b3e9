using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Shards;

/// <summary>What is packed so far, "shards.jsonl" in the folder: a line that says how, then a line a shard, written when the shard is complete.</summary>
internal sealed class PackJournal : IDisposable
{
    private const string Name = "shards.jsonl";

    private readonly FileStream _file;

    private PackJournal(FileStream file, IReadOnlyList<Shard> shards) => (_file, Shards) = (file, shards);

    /// <summary>The shards that earlier runs have completed.</summary>
    public IReadOnlyList<Shard> Shards { get; }

    /// <exception cref="ShardException">The folder holds shards that were packed in another way, or another process packs into it.</exception>
    public static PackJournal Open(string folder, Heading heading)
    {
        Directory.CreateDirectory(folder);
        var file = Lock(Path.Combine(folder, Name));
        try
        {
            var (told, shards, end) = Read(file);
            if (told is null)
            {
                if (Directory.EnumerateFiles(folder, "*.tar").Any())
                    throw new ShardException($"The folder '{folder}' holds .tar files and no '{Name}': pack into a folder of its own.");
                var journal = new PackJournal(file, []);
                file.SetLength(0);
                journal.Append(heading);
                return journal;
            }

            if (told != heading)
                throw new ShardException($"The folder '{folder}' holds shards that were packed in another way ({string.Join("; ", heading.Differences(told))}): pack with the same options, or into another folder.");
            file.SetLength(end);
            file.Position = end;

            // A run that was killed may have left a shard half written.
            foreach (var half in Directory.EnumerateFiles(folder, "shard-*.tar.*.tmp"))
                File.Delete(half);
            return new PackJournal(file, shards);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Add(Shard shard) => Append(shard);

    public void Dispose() => _file.Dispose();

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (IOException e)
        {
            throw new ShardException($"'{path}' cannot be written to; perhaps another process packs into this folder: {e.Message}", e);
        }
    }

    private void Append<T>(T line)
    {
        _file.Write(JsonSerializer.SerializeToUtf8Bytes(line));
        _file.Write("\n"u8);
        _file.Flush(flushToDisk: true);
    }

    // What a kill has cut short at the end does not count.
    private static (Heading? Heading, List<Shard> Shards, long End) Read(FileStream file)
    {
        using var text = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        var content = text.ReadToEnd();
        var (heading, shards, end) = ((Heading?)null, new List<Shard>(), 0);
        try
        {
            for (int next; (next = content.IndexOf('\n', end)) >= 0; end = next + 1)
            {
                var line = content.AsSpan(end, next - end);
                if (heading is null)
                    heading = JsonSerializer.Deserialize<Heading>(line);
                else if (JsonSerializer.Deserialize<Shard>(line) is { } shard)
                    shards.Add(shard);
            }
        }
        catch (JsonException)
        {
            // From here on the shards are packed again.
        }

        return (heading, shards, Encoding.UTF8.GetByteCount(content.AsSpan(0, end)));
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
    internal sealed record Shard(string Name, long Rows, int Photos, long Bytes, string Hash, IReadOnlyList<BadImage> Bad);
}
