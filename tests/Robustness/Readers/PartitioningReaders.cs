using SemGeo.Geocoding.Embedded;
using SemGeo.Partitioning;
using SemGeo.Partitioning.Authors;
using SemGeo.Robustness.Formats;
using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Readers;

/// <summary>Partitioning sets of ours and the authors' files.</summary>
internal static class PartitioningReaders
{
    /// <summary>All of them.</summary>
    public static IEnumerable<ForeignReader> All =>
    [
        Partitioning("partitioning", Sameness.Same, ByteMutations.Any, () => []),

        // Behind a right checksum: whoever made such a file meant it, and it must not break the reader.
        Partitioning("partitioning-signed", Sameness.Any, Signed.Partitioning, () => [Seed.Crafted("a found one", "set.partitioning", () => Seeds.Bytes("crafted/partition-2730E1EB.semgeo-partitioning"))]),
        new(() =>
        [
            Folder("S2 cells", "frozen/partitionings/authors-s2", _ => CsvCells.Mutate),
            Folder("semantic", "frozen/partitionings/authors-semp", name => name.EndsWith(".json", StringComparison.Ordinal) ? JsonTokens.Mutate : CsvCells.Mutate),
        ])
        {
            Name = "authors",
            Refusals = [typeof(AuthorsFormatException), typeof(PartitioningException)],
            Read = (folder, reading) => Describe(AuthorsFiles.Read(folder).Set, reading),
        },
    ];

    private static ForeignReader Partitioning(string name, Sameness sameness, Mutator mutator, Func<IEnumerable<Seed>> crafted) => new(
        () => Seeds.Names("frozen/partitionings", ".partitioning").Append("partitionings/partitioning-v1.bin").Select(path => new Seed(path, new SeedFile("set.partitioning", Seeds.Bytes(path), mutator))), crafted)
    {
        Name = name,
        Refusals = [typeof(PartitioningFormatException), typeof(PartitioningException)],
        Sameness = sameness,
        Read = (folder, reading) => Describe(PartitioningSetFile.Load(Path.Combine(folder, "set.partitioning"), Gazetteer.LoadCountryBorders), reading),
    };

    private static void Describe(PartitioningSet set, Reading reading)
    {
        reading.Add($"{set.Scheme} {set.Source} {set.Locations.Count} {set.Hierarchy.Count}");
        for (var level = 0; level < set.Levels.Count; level++)
        {
            reading.Add($"{set.Levels[level].Name} {set.Levels[level].Threshold} {string.Join(',', set.ParentsAt(level).ToArray())}");
            for (var cell = 0; cell < set.Levels[level].Cells.Count; cell++)
                reading.Add($"{set.Levels[level].Cells[cell]} {set.AddressOf(level, cell)}");
        }
    }

    private static Seed Folder(string name, string folder, Func<string, Mutator> mutator) =>
        new(name, [.. Seeds.Names(folder).Select(path => new SeedFile(Path.GetFileName(path), Seeds.Bytes(path), mutator(path)))]);
}
