using System.Globalization;
using System.Text;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

[TestClass]
public sealed class SplitTests
{
    [TestMethod]
    public async Task Parts_keep_all_columns_and_share_no_row_place_or_author()
    {
        using var folder = new TemporaryFolder();
        var table = folder.Write("photos.csv", Table());
        var run = (await Cli.RunAsync("split", "-d", table, "-o", folder["parts"], "--test", "0.3", "--validation", "0.2", "--group", "Author", "--conflicts", "LeaveOut", "--report", folder["report.md"])).Succeeded();
        var parts = new[] { "training", "validation", "test" }.Select(part => File.ReadAllLines(Path.Combine(folder["parts"], part + ".csv"))).ToArray();
        var all = Table().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            Assert.AreEqual(all[0], part[0]);
            Assert.IsGreaterThan(1, part.Length);
            CollectionAssert.IsSubsetOf(part, all, "rows as they are, quotes included");
        }

        Assert.HasCount(parts.Sum(part => part.Length - 1), parts.SelectMany(part => part.Skip(1)).Distinct().ToArray());
        var authors = parts.Select(part => part.Skip(1).Select(row => row.Split(',')[^1]).ToHashSet()).ToArray();
        Assert.IsFalse(authors[0].Overlaps(authors[2]) || authors[0].Overlaps(authors[1]) || authors[1].Overlaps(authors[2]));
        Assert.Contains("groups in two parts", run.Output);
        Assert.Contains("| cells in two parts (S2 level 9) | 0 |", File.ReadAllText(folder["report.md"]));
        Assert.Contains("# Duplicate coordinates", File.ReadAllText(folder["report.md"]));
    }

    [TestMethod]
    public async Task Rows_are_copied_byte_by_byte_whatever_is_in_them()
    {
        using var folder = new TemporaryFolder();
        var rows = Enumerable.Range(0, 60).Select(i => $"{i * 2 - 60};{i * 5 - 150};\"two\nlines; \"\"{i}\"\"\";5\" pipe").Append("NaN;1;\"\";last").ToArray();
        var table = folder.Write("p.csv", "\uFEFFLAT;\"Lon\" ;Title;Note\r\n" + string.Join("\r\n", rows));
        var run = (await Cli.RunAsync("split", "-d", table, "-o", folder["parts"])).Succeeded();
        var parts = new[] { "training", "test" }.Select(part => File.ReadAllText(Path.Combine(folder["parts"], part + ".csv"))).ToArray();
        foreach (var part in parts)
            Assert.StartsWith("LAT;\"Lon\" ;Title;Note\n", part);
        CollectionAssert.AreEquivalent(rows, parts.SelectMany(part => part.Replace("pipe\n", "pipe\0").Split('\n', 2)[1].TrimEnd('\n').Split('\0', StringSplitOptions.RemoveEmptyEntries)).ToArray());
        Assert.Contains("2 without a coordinate", run.Output, "row 30 lies at 0,0, which counts as missing");
    }

    [TestMethod]
    public async Task Report_alone_writes_no_table()
    {
        using var folder = new TemporaryFolder();
        var run = (await Cli.RunAsync("split", "-d", folder.Write("p.csv", Table()))).Succeeded();
        Assert.Contains("no groups", run.Output);
        Assert.Contains("share one of", run.Output);
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public async Task Same_seed_writes_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var table = folder.Write("p.tsv", Table().Replace(',', '\t'));
        foreach (var output in new[] { "a", "b" })
            (await Cli.RunAsync("split", "-d", table, "-o", folder[output], "--seed", "5", "--gap-km", "1")).Succeeded();
        CollectionAssert.AreEqual(File.ReadAllBytes(Path.Combine(folder["a"], "test.tsv")), File.ReadAllBytes(Path.Combine(folder["b"], "test.tsv")));
        Assert.IsFalse(File.Exists(Path.Combine(folder["a"], "validation.tsv")));
    }

    [TestMethod]
    public async Task Bad_tables_and_options_are_named_and_leave_nothing()
    {
        using var folder = new TemporaryFolder();
        (await SplitAsync(folder["none.csv"])).FailedWith("none.csv");
        (await SplitAsync(folder.Write("empty.csv", ""))).FailedWith("empty.csv", "empty");
        (await SplitAsync(folder.Write("x.csv", "a,b\n1,2\n"))).FailedWith("x.csv", "'latitude'", "'a', 'b'");
        (await SplitAsync(folder.Write("y.csv", "lat,lon\n1,2\n"), "--group", "Author")).FailedWith("'Author'", "groups");
        (await SplitAsync(folder.Write("z.csv", "lat,lon\n1,2\n1,2\n"))).FailedWith("would be empty");
        (await SplitAsync(folder.Write("q.csv", "lat,lon\n1,\"2\n"))).FailedWith("q.csv", "line 2", "does not close");
        (await SplitAsync(folder.Write("w.csv", Table()), "--test", "1.5", "--gap-km", "-1")).FailedWith("--test is 1.5", "--gap-km is -1");
        Assert.IsFalse(Directory.Exists(folder["out"]));

        async Task<RunResult> SplitAsync(string table, params string[] more) => await Cli.RunAsync(["split", "-d", table, "-o", folder["out"], .. more]);
    }

    private static string Table()
    {
        var random = new Random(2);
        var text = new StringBuilder("Id,LAT,LON,Title,Author\n");
        for (var i = 0; i < 300; i++)
            text.Append(string.Create(CultureInfo.InvariantCulture, $"{i},{i % 50 * 3 - 75 + random.Next(3) / 1000.0},{i % 50 * 7 - 170},\"a, \"\"b\"\"\",author {random.Next(150)}\n"));
        return text.ToString();
    }
}
