using Microsoft.Data.Sqlite;
using SemGeo.Geocoding.Nominatim;

namespace SemGeo.Geocoding.Tests.Nominatim;

[TestClass]
public sealed class NominatimCacheTests : IDisposable
{
    private static readonly NominatimPlace Birgu = new()
    {
        Id = "R6172198",
        Name = "Birgu",
        Category = "boundary",
        Type = "administrative",
        AdminLevel = 8,
        IsArea = true,
        Latitude = 35.88,
        Longitude = 14.52,
        Population = 2629,
        Geometry = [1, 2, 3],
        Rows = [new() { Id = "R6172198", Name = "Birgu" }, new() { Name = "Malta", Type = "country" }],
    };

    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("semgeo-cache-").FullName, "new folder", "answers.sqlite");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Path.GetDirectoryName(_path))!, recursive: true);

    [TestMethod]
    public void Answers_are_there_after_reopening()
    {
        using (var cache = Open())
        {
            cache.Store("details R6172198", Birgu);
            cache.Store("reverse 0.00000000 0.00000000", NominatimPlace.None);
            Assert.IsNull(cache.Find("details R1"));
        }

        using (var cache = Open())
        {
            var found = cache.Find("details R6172198")!;
            Assert.AreEqual(Birgu with { Rows = null, Geometry = null }, found with { Rows = null, Geometry = null });
            CollectionAssert.AreEqual(Birgu.Geometry, found.Geometry);
            CollectionAssert.AreEqual(Birgu.Rows, found.Rows);
            Assert.IsTrue(cache.Find("reverse 0.00000000 0.00000000")!.IsNone);
        }
    }

    [TestMethod]
    public void Servers_languages_and_versions_of_data_are_kept_apart()
    {
        using var cache = Open();
        cache.Store("details R6172198", Birgu);

        foreach (var (server, language, version) in new[] { ("http://b", "", "1"), ("http://a", "de", "1"), ("http://a", "", "2") })
        {
            using var other = new NominatimCache(_path, server, language, version);
            Assert.IsNull(other.Find("details R6172198"));
        }

        using var same = Open();
        Assert.IsNotNull(same.Find("details R6172198"), "Several may use a file at the same time.");
    }

    [TestMethod]
    public void Several_may_make_the_same_file_at_once()
    {
        Parallel.For(0, 8, i =>
        {
            using var cache = Open();
            cache.Store($"country {i}", Birgu);
        });

        using var again = Open();
        for (var i = 0; i < 8; i++)
            Assert.IsNotNull(again.Find($"country {i}"));
    }

    [TestMethod]
    public void Without_a_path_answers_stay_in_memory()
    {
        using var cache = new NominatimCache(null, "http://a", "", "1");
        cache.Store("details R6172198", Birgu);

        Assert.AreEqual("Birgu", cache.Find("details R6172198")!.Name);
        Assert.IsFalse(File.Exists(":memory:"));
    }

    [TestMethod]
    public void A_file_of_something_else_is_refused_and_left_as_it_was()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        File.WriteAllText(_path, string.Concat(Enumerable.Repeat("latitude,longitude\n", 100)));
        var before = File.ReadAllBytes(_path);

        var error = Assert.ThrowsExactly<IOException>(() => Open());

        StringAssert.Contains(error.Message, $"'{_path}' is damaged or no cache");
        CollectionAssert.AreEqual(before, File.ReadAllBytes(_path));
    }

    [TestMethod]
    [DataRow("CREATE TABLE mine (id INTEGER)", "is a database of something else")]
    [DataRow("PRAGMA application_id = 1397182031; PRAGMA user_version = 2", "has version 2; this library reads version 1")]
    public void A_database_of_something_else_is_refused(string sql, string expected)
    {
        Execute(sql);

        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => Open()).Message, expected);
    }

    [TestMethod]
    public void A_damaged_answer_counts_as_never_given()
    {
        Open().Dispose();
        Execute("INSERT INTO answer VALUES (1, 'details R6172198', x'7B22'), (1, 'country Malta', x'FF')");

        using var cache = Open();
        Assert.IsNull(cache.Find("details R6172198"));
        Assert.IsNull(cache.Find("country Malta"));
        cache.Store("details R6172198", Birgu);
        Assert.IsNotNull(cache.Find("details R6172198"));
    }

    [TestMethod]
    [DataRow("UPDATE answer SET answer = replace(CAST(answer AS TEXT), 'Birgu', 'Bergu')")]
    [DataRow("UPDATE answer SET answer = CAST(replace(CAST(answer AS TEXT), '14.52', '15.52') AS BLOB)")]
    [DataRow("UPDATE answer SET question = 'details R6172199'")]
    [DataRow("UPDATE answer SET answer = 'text'")]
    [DataRow("UPDATE checksum SET sum = x'00'")]
    [DataRow("DELETE FROM checksum")]
    public void An_altered_row_counts_as_never_given_and_is_counted_once(string sql)
    {
        using (var cache = Open())
            cache.Store("details R6172198", Birgu);
        Execute(sql);
        var question = sql.Contains("R6172199", StringComparison.Ordinal) ? "details R6172199" : "details R6172198";

        using (var cache = Open())
        {
            Assert.IsNull(cache.Find(question));
            Assert.IsNull(cache.Find(question));
            Assert.AreEqual(1, cache.DamagedCount);
            cache.Store(question, Birgu);
            Assert.AreEqual("Birgu", cache.Find(question)!.Name);
        }

        using var again = Open();
        Assert.AreEqual("Birgu", again.Find(question)!.Name);
        Assert.AreEqual(0, again.DamagedCount);
    }

    [TestMethod]
    public void A_file_without_checksums_is_taken_as_it_is_and_gets_them()
    {
        using (var cache = Open())
            cache.Store("details R6172198", Birgu);
        Execute("DROP TABLE checksum");
        using (var cache = Open())
            Assert.AreEqual("Birgu", cache.Find("details R6172198")!.Name);

        Execute("UPDATE answer SET answer = CAST(replace(CAST(answer AS TEXT), 'Birgu', 'Bergu') AS BLOB)");
        using var altered = Open();
        Assert.IsNull(altered.Find("details R6172198"));
    }

    [TestMethod]
    [DataRow("14.52", "9.2e18")]
    [DataRow("14.52", "1e400")]
    [DataRow("14.52", "null")]
    [DataRow("\"R6172198\"", "\"X6172198\"")]
    [DataRow("\"AdminLevel\":8", "\"AdminLevel\":-8")]
    [DataRow("{\"Name\":\"Malta\",\"Type\":\"country\"}", "null")]
    public void An_answer_that_no_server_gives_counts_as_never_given(string before, string after)
    {
        using (var cache = Open())
            cache.Store("details R6172198", Birgu);

        // Of an earlier build, so that no checksum stands against it.
        Execute("DROP TABLE checksum");
        Execute($"UPDATE answer SET answer = CAST(replace(CAST(answer AS TEXT), '{before}', '{after}') AS BLOB)");

        using var altered = Open();
        Assert.IsNull(altered.Find("details R6172198"));
        Assert.AreEqual(1, altered.DamagedCount);
    }

    [TestMethod]
    public void Many_threads_store_and_find()
    {
        using (var cache = Open())
        {
            Parallel.For(0, 400, i =>
            {
                cache.Store($"country {i}", new NominatimPlace { Id = $"R{i}" });
                Assert.AreEqual($"R{i}", cache.Find($"country {i}")!.Id);
            });
        }

        using var again = Open();
        for (var i = 0; i < 400; i++)
            Assert.AreEqual($"R{i}", again.Find($"country {i}")!.Id);
    }

    private NominatimCache Open() => new(_path, "http://a", "", "1");

    private void Execute(string sql)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        using var connection = new SqliteConnection($"Data Source={_path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
