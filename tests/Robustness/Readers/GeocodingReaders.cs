using SemGeo.Files;
using SemGeo.Geocoding.DataSets;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geocoding.Emp16;
using SemGeo.Geocoding.LocationFiles;
using SemGeo.Geocoding.Osm;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Robustness.Formats;
using SemGeo.Robustness.Mutations;
using SemGeo.Tables;
using SemGeo.Tests;

namespace SemGeo.Robustness.Readers;

/// <summary>What geocoders read: EMP-16, OSM extracts, the embedded gazetteer, tables of locations, and the journal of a run.</summary>
internal static class GeocodingReaders
{
    private const string Locations = "locations";

    private static readonly GeoCoordinate[] Places = [new(0.5, 0.5), new(0.0001, 0.0001), new(2, 2), new(-45, 170)];

    private static readonly GeocoderSource Source = new("test", "1");

    /// <summary>All of them.</summary>
    public static IEnumerable<ForeignReader> All =>
    [
        new(() => [Emp16("plain", Frozen, JsonTokens.Mutate), Emp16("bzip2", Compressed.BZip2(Frozen), Compressed.BZip2(JsonTokens.Mutate))], () =>
        [
            Seed.Crafted("bzip2 of a line of 1 GB", "data.jsonl", () => [.. Enumerable.Repeat(Compressed.BZip2(new byte[8 << 20]), 128).SelectMany(part => part)]),
        ])
        {
            Name = "emp16",
            Refusals = [typeof(Emp16FormatException), typeof(ReadLimitException)],
            Read = (folder, reading) =>
            {
                using var reader = Emp16Reader.Open(Path.Combine(folder, "data.jsonl"));
                while (reader.Read())
                    reading.Add($"{reader.Id} {reader.Coordinate.Latitude} {reader.Coordinate.Longitude} {string.Join(',', reader.RawAddress.ToArray())} {string.Join(',', reader.Address.ToArray())}");
                reader.ThrowIfAllDamaged();
                if (reader.DamagedLineCount > 0)
                    reading.LeaveOut(reader.DamagedLines[0].Reason);
            },
        },
        new(() => [Pbf("packed", new PbfWriter()), Pbf("plain nodes", new PbfWriter { PlainNodes = true, Uncompressed = true }), Pbf("positions in ways", new PbfWriter { LocationsOnWays = true })], () =>
        [
            Seed.Crafted("a relation that names a way 200,001 times", "data.osm.pbf", () => Seeds.Bytes("crafted/relation-200001-members.osm.pbf")),
            Seed.Crafted("a block of 100 MB", "data.osm.pbf", BlockOfZeros),
        ])
        {
            Name = "pbf",
            Refusals = [typeof(OsmFormatException)],
            MemoryBytes = 256L << 20,
            Read = (folder, reading) =>
            {
                var geocoder = OsmExtractGeocoder.Open(Path.Combine(folder, "data.osm.pbf"));
                foreach (var place in Places)
                    reading.Add(geocoder.Geocode(place).ToString());
            },
        },
        new(() => [new Seed("embedded", new SeedFile("gazetteer.bin", Embedded(), Mutators.OneOf((1, Signed.Gazetteer), (2, ByteMutations.Any))))])
        {
            Name = "gazetteer",
            Refusals = [typeof(GazetteerFormatException)],
            MemoryBytes = 512L << 20,
            Share = 0.2,
            Read = (folder, reading) =>
            {
                using var file = File.OpenRead(Path.Combine(folder, "gazetteer.bin"));
                reading.Add($"{Gazetteer.Load(file).Places.Count} places");
            },
        },
        new(() => LocationFiles().Select(file => new Seed(file.Name, new SeedFile(file.Name, file.Bytes, file.Name.EndsWith(".csv", StringComparison.Ordinal) ? CsvCells.Mutate : JsonTokens.Mutate))), () =>
        [
            Seed.Crafted("a found one", Locations + ".jsonl", () => Seeds.Bytes("crafted/locjsonl-6FB3DE74.jsonl")),
        ])
        {
            Name = "locations",
            Refusals = [typeof(LocationTableFileException)],
            Read = (folder, reading) =>
            {
                foreach (var location in LocationTableFile.Read(Directory.EnumerateFiles(folder).Single()).All)
                    reading.Add($"{location.Id} {location.Name} {location.AdminLevel} {location.Centre.Latitude} {location.Centre.Longitude}");
            },
        },
        new(() => [new Seed("a journal", [.. Seeds.Made(WriteJournal).Select(file => new SeedFile(file.Name, file.Bytes, JsonTokens.Mutate))])])
        {
            Name = "geocoding-journal",
            Refusals = [typeof(ExtendedDataSetException)],
            Sameness = Sameness.Prefix,
            Read = (folder, reading) =>
            {
                var path = Path.Combine(folder, "out.geocoding");
                var length = new FileInfo(path).Length;
                using var journal = GeocodingJournal.Open(path, Source, restart: false);
                while (journal.Replay() is { } row)
                    reading.Add($"{row.Id} {row.Coordinate.Latitude} {row.Coordinate.Longitude} {string.Join(',', row.RawAddress.ToArray())}");
                if (new FileInfo(path).Length < length || reading.Lines.Count < JournalRows)
                    reading.LeaveOut("The end of the journal is given up.");
            },
        },
    ];

    private const int JournalRows = 12;

    private static byte[] Frozen => Seeds.Bytes("frozen/geocoded.jsonl");

    private static Seed Emp16(string name, byte[] bytes, Mutator mutator) => new(name, new SeedFile("data.jsonl", bytes, mutator));

    // A country, a town in it, a street and a node, so that every kind of object is read and asked for.
    private static Seed Pbf(string name, PbfWriter writer)
    {
        writer.Node(1, 0, 0).Node(2, 0, 1).Node(3, 1, 1).Node(4, 1, 0).Node(5, 0.5, 0.5, "place=town", "name=Middle", "name:en=Middle", "population=5000").Node(6, 0.0001, 0.0001, "tourism=attraction", "name=Corner")
            .Node(7, 0.2, 0.2).Node(8, 0.4, 0.4).Node(9, 0.2, 0.4)
            .Way(1, [1, 2, 3]).Way(2, [3, 4, 1]).Way(3, [1, 5, 3], "highway=residential", "name=Diagonal").Way(4, [7, 9, 8, 7], "building=yes", "name=Hall", "addr:housenumber=7", "addr:street=Diagonal")
            .Relation(1, ["W1:outer", "W2:outer"], "type=boundary", "boundary=administrative", "admin_level=2", "name=Land", "ISO3166-1:alpha2=LA", "ISO3166-1=LA")
            .Relation(2, ["W4:outer", "N5:admin_centre"], "type=multipolygon", "boundary=administrative", "admin_level=8", "name=Town", "wikidata=Q1");
        return new Seed(name, new SeedFile("data.osm.pbf", writer.ToBytes(), PbfBlobs.Mutate));
    }

    private static byte[] BlockOfZeros()
    {
        var writer = new PbfWriter();
        return [.. writer.ToBytes(), .. writer.Block("OSMData", new byte[100 << 20])];
    }

    private static byte[] Embedded()
    {
        using var stream = typeof(Gazetteer).Assembly.GetManifestResourceStream("SemGeo.Geocoding.Gazetteer.bin")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static IEnumerable<(string Name, byte[] Bytes)> LocationFiles() => Seeds.Made(folder =>
    {
        var table = new LocationTable();
        table.Add(new Location("R1", "Land", "country", 2, true, new GeoCoordinate(1, 2)) { Details = new LocationDetails { Wikidata = "Q1", Population = 12, Category = "boundary", Type = "administrative" } });
        table.Add(new Location("N2", "Town, \"old\"", "place", null, false, new GeoCoordinate(-1.5, 2.25)));
        foreach (var ending in new[] { ".csv", ".json", ".jsonl", ".geojson" })
            LocationTableFile.Write(Path.Combine(folder, Locations + ending), table);
    });

    private static void WriteJournal(string folder)
    {
        using var journal = GeocodingJournal.Open(Path.Combine(folder, "out.geocoding"), Source, restart: false);
        while (journal.Replay() is not null)
        {
        }

        for (var stretch = 0; stretch < 3; stretch++)
        {
            var rows = Enumerable.Range(4 * stretch, 4).Select(i => new CoordinateRow($"photo {i}", new GeoCoordinate(i, -i))).ToArray();
            journal.Append(rows, rows.Select(row => new Address("N" + row.Id[6..], "R2", "R1")).ToArray());
        }
    }
}
