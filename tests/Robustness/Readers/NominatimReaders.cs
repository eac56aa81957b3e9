using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SemGeo.Geocoding.Nominatim;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Robustness.Formats;
using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Readers;

/// <summary>The answers of Nominatim servers, as they come and as they are kept.</summary>
internal static class NominatimReaders
{
    private const string Reverse = "reverse", Details = "details", Search = "search", Server = "http://127.0.0.1:9", Version = "frozen", Cache = "answers.sqlite";

    private const string ReverseBody = "{\"place_id\":1,\"osm_type\":\"relation\",\"osm_id\":5,\"lat\":\"1.5\",\"lon\":\"2.5\",\"class\":\"boundary\",\"type\":\"administrative\",\"place_rank\":16,\"name\":\"X\",\"display_name\":\"X, Malta\"}";

    private const string DetailsBody =
        "{\"osm_type\":\"R\",\"osm_id\":5,\"category\":\"boundary\",\"type\":\"administrative\",\"admin_level\":8,\"localname\":\"X\",\"isarea\":true,\"centroid\":{\"type\":\"Point\",\"coordinates\":[1.5,2.5]}," +
        "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]},\"extratags\":{\"population\":\"12\",\"wikidata\":\"Q1\",\"place\":\"town\"},\"address\":[" +
        "{\"localname\":\"X\",\"osm_type\":\"R\",\"osm_id\":5,\"class\":\"boundary\",\"type\":\"administrative\",\"admin_level\":8,\"isaddress\":true}," +
        "{\"localname\":\"Malta\",\"osm_id\":null,\"osm_type\":null,\"class\":\"place\",\"type\":\"country\",\"isaddress\":true}]}";

    private const string SearchBody = "[{\"place_id\":2,\"osm_type\":\"relation\",\"osm_id\":365307,\"lat\":\"35.8\",\"lon\":\"14.4\",\"class\":\"boundary\",\"type\":\"administrative\",\"display_name\":\"Malta\"}]";

    /// <summary>All of them.</summary>
    public static IEnumerable<ForeignReader> All =>
    [
        new(() => [Answers("plain", "", JsonTokens.Mutate), Answers("gzip", ".gz", Compressed.Gzip(JsonTokens.Mutate))], () =>
        [
            new Seed("a found one", File(Reverse, ReverseBody, "", null), File(Details, Encoding.UTF8.GetString(Seeds.Bytes("crafted/nominatim-20C8B824.json")), "", null), File(Search, SearchBody, "", null)),
            new Seed("gzip of 1 GB", new SeedFile(Reverse + ".json.gz", () => [.. Enumerable.Repeat(Compressed.Gzip(new byte[64 << 20]), 16).SelectMany(part => part)]), File(Details, DetailsBody, "", null), File(Search, SearchBody, "", null)),
        ])
        {
            Name = "nominatim",
            Refusals = [typeof(NominatimException)],

            // An answer may have 256 MB, which are there twice while the buffer grows.
            MemoryBytes = 640L << 20,
            Read = (folder, reading) =>
            {
                using var server = new AnswerServer(path => Answer(folder, path));
                using var geocoder = NominatimGeocoder.Open(new NominatimOptions { Url = server.Url, DataVersion = Version, MaxAttempts = 1, Polygons = true });
                var addresses = new Address[1];
                geocoder.Geocode([new GeoCoordinate(1.5, 2.5)], addresses);
                reading.Add($"{addresses[0]}: {string.Join(", ", geocoder.Locations.All.Select(location => $"{location.Name} {location.Centre.Latitude} {location.Centre.Longitude}"))}");
            },
        },
        new(() => Seeds.Made(WriteCache).Select(file => new Seed(file.Name, new SeedFile(Cache, file.Bytes, SqliteRows.Mutate(JsonTokens.Mutate)))))
        {
            Name = "geocoding-cache",
            Refusals = [typeof(IOException), typeof(InvalidDataException)],
            Sameness = Sameness.Subset,
            Read = (folder, reading) =>
            {
                using var cache = new NominatimCache(Path.Combine(folder, Cache), Server, "", Version);
                foreach (var question in Questions.Value)
                {
                    if (cache.Find(question) is { } place)
                        reading.Add($"{question}: {JsonSerializer.Serialize(place, NominatimPlaceJson.Default.NominatimPlace)}");
                    else
                        reading.LeaveOut($"'{question}' is asked again.");
                }
            },
        },
    ];

    private static readonly Lazy<string[]> Questions = new(() => [.. Stored().Select(answer => answer.Question)]);

    private static Seed Answers(string name, string ending, Mutator mutator) => new(name, File(Reverse, ReverseBody, ending, mutator), File(Details, DetailsBody, ending, mutator), File(Search, SearchBody, ending, mutator));

    private static SeedFile File(string service, string body, string ending, Mutator? mutator)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return new SeedFile($"{service}.json{ending}", ending.Length > 0 ? Compressed.Gzip(bytes) : bytes, mutator);
    }

    private static (byte[] Body, bool IsGzip) Answer(string folder, string path)
    {
        var service = new[] { Reverse, Details, Search }.FirstOrDefault(name => path.Contains(name, StringComparison.Ordinal));
        return Directory.EnumerateFiles(folder, $"{service}.*").FirstOrDefault() is { } file ? (System.IO.File.ReadAllBytes(file), file.EndsWith(".gz", StringComparison.Ordinal)) : ("{}"u8.ToArray(), false);
    }

    // Answers that an earlier build kept, written again by this one.
    private static void WriteCache(string folder)
    {
        using (var cache = new NominatimCache(Path.Combine(folder, Cache), Server, "", Version))
        {
            foreach (var (question, answer) in Stored())
                cache.Store(question, JsonSerializer.Deserialize(answer, NominatimPlaceJson.Default.NominatimPlace)!);
        }

        // Without the files of a write-ahead log beside it.
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, Cache), Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = DELETE";
        command.ExecuteNonQuery();
    }

    private static List<(string Question, byte[] Answer)> Stored()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(Seeds.Folder, "frozen/nominatim/answers.sqlite"), Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT question, answer FROM answer ORDER BY question LIMIT 20";
        using var reader = command.ExecuteReader();
        var answers = new List<(string, byte[])>();
        while (reader.Read())
            answers.Add((reader.GetString(0), (byte[])reader.GetValue(1)));
        return answers;
    }
}
