using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML;
using SemGeo.ML.Collections;
using SemGeo.Robustness.Formats;
using SemGeo.Vision.Input;
using SemGeo.Vision.Shards;

namespace SemGeo.Robustness.Readers;

/// <summary>Shards of photos, and the journal of packing them.</summary>
internal static class ShardReaders
{
    /// <summary>All of them.</summary>
    public static IEnumerable<ForeignReader> All =>
    [
        Shard("tar", "shard.tar", () => Seeds.Names("shards", ".tar").Append("frozen/shards/shard-000002.tar").Select(name => new Seed(name, new SeedFile("shard.tar", Seeds.Bytes(name), TarMembers.Mutate))), () =>
        [
            Seed.Crafted("a lone surrogate in a photo's JSON", "shard.tar", () => Seeds.Bytes("crafted/surrogate.tar")),
        ]),
        Shard("messagepack", "shard.msg", () => Seeds.Names("shards", ".msg").Select(name => new Seed(name, new SeedFile("shard.msg", Seeds.Bytes(name), MessagePackTokens.Mutate))), () => []),
        new(() =>
        {
            var files = Seeds.Made(WriteJournal).ToArray();
            return [new Seed("a journal", [.. files.Select(file => new SeedFile(file.Name, file.Bytes, file.Name.EndsWith(".jsonl", StringComparison.Ordinal) ? JsonTokens.Mutate : null))])];
        })
        {
            Name = "pack-journal",
            Refusals = [typeof(ShardException)],
            Sameness = Sameness.Prefix,
            Read = (folder, reading) =>
            {
                using var journal = PackJournal.Open(folder, PackJournal.Heading.Of(Options));
                foreach (var shard in journal.Shards)
                    reading.Add($"{shard.Name} {shard.Rows} {shard.Photos} {shard.Bytes} {shard.Hash} {string.Join(',', shard.Bad.Select(bad => bad.ToString()))}");
                if (reading.Lines.Count < JournalShards)
                    reading.LeaveOut("Shards are packed again.");
            },
        },
    ];

    private const int JournalShards = 3;

    private static readonly ShardPackOptions Options = new() { ShortSide = 40, MaxShardPhotos = 4 };

    private static ForeignReader Shard(string name, string file, Func<IEnumerable<Seed>> seeds, Func<IEnumerable<Seed>> crafted) => new(seeds, crafted)
    {
        Name = name,
        Refusals = [typeof(ShardException)],
        Read = (folder, reading) =>
        {
            var path = Path.Combine(folder, file);
            using (var shard = ShardReader.Open(path))
            {
                while (shard.Read())
                    reading.Add($"{shard.Photo.Id} {shard.Photo.Coordinate.Latitude} {shard.Photo.Coordinate.Longitude} {shard.Photo.Address.Length} {ShardMetadata.Text(shard.Photo.Json, "url")}");
                if (shard.Damage is { } damage)
                    reading.LeaveOut(damage.Reason);
            }

            // The same photos as a pipeline sees them.
            var ml = new MLContext().UseSemGeo();
            var rows = ml.Geolocation.LoadFromShards(path, new ShardLoadOptions { TextColumns = ["url", "author"] });
            _ = rows.GetColumn<string>("author").Zip(rows.GetColumn<double>("Latitude"), rows.GetColumn<VBuffer<byte>>("ImageBytes")).Count();
        },
    };

    private static void WriteJournal(string folder)
    {
        using var journal = PackJournal.Open(folder, PackJournal.Heading.Of(Options));
        for (var i = 1; i <= JournalShards; i++)
        {
            var name = $"shard-{i - 1:D6}.tar";
            File.WriteAllBytes(Path.Combine(folder, name), new byte[1024]);
            journal.Add(new PackJournal.Shard(name, 4 * i, 4, 1000 * i, new string((char)('a' + i), 64), [new BadImage(i, "bad.jpg", "it is no image")]));
        }
    }
}
