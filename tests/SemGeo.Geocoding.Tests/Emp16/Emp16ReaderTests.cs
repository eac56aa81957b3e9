using SemGeo.Geocoding.Emp16;
using SemGeo.Geography;
using SemGeo.Testing;

namespace SemGeo.Geocoding.Tests.Emp16;

[TestClass]
public sealed class Emp16ReaderTests
{
    private const string TwoRows = """
        {"id": "malta/1.jpg", "latitude": 35.855291, "longitude": 14.531319, "h_raw": ["W154147098", "R7510561", "R1711219"], "h": ["R7510561", "R1711219"]}
        {"id": "sea", "latitude": -1.5e1, "longitude": 0, "h_raw": [], "h": []}

        """;

    [TestMethod]
    public void Rows_have_what_the_file_says()
    {
        using var file = new TemporaryFile(TwoRows);
        using var reader = Emp16Reader.Open(file.Path);

        Assert.IsTrue(reader.Read());
        Assert.AreEqual("malta/1.jpg", reader.Id);
        Assert.AreEqual(new GeoCoordinate(35.855291, 14.531319), reader.Coordinate);
        CollectionAssert.AreEqual(new[] { "W154147098", "R7510561", "R1711219" }, reader.RawAddress.ToArray());
        CollectionAssert.AreEqual(new[] { "R7510561", "R1711219" }, reader.Address.ToArray());
        Assert.IsTrue(reader.Read());
        Assert.AreEqual("sea", reader.Id);
        Assert.AreEqual(new GeoCoordinate(-15, 0), reader.Coordinate);
        Assert.IsTrue(reader.RawAddress.IsEmpty);
        Assert.IsFalse(reader.Read());
        Assert.AreEqual(2, reader.RowCount);
        Assert.AreEqual(0, reader.DamagedLineCount);
    }

    [TestMethod]
    public void Byte_order_mark_line_ends_of_Windows_empty_lines_and_a_last_line_without_end_are_taken()
    {
        using var file = new TemporaryFile("\uFEFF" + TwoRows.Replace("\n", "\r\n\r\n", StringComparison.Ordinal).TrimEnd());

        Assert.AreEqual("malta/1.jpg;sea", Ids(file.Path));
    }

    [TestMethod]
    public void Escaped_text_other_fields_numbers_as_ids_and_null_coordinates_are_taken()
    {
        using var file = new TemporaryFile("""{"author": {"x": [1, {}]}, "id": 17, "latitude": null, "longitude": null, "h": ["\u0052\u0031", "Zürich", "R2"]}""");
        using var reader = Emp16Reader.Open(file.Path);

        Assert.IsTrue(reader.Read(), string.Join(' ', reader.DamagedLines));
        Assert.AreEqual("17", reader.Id);
        Assert.IsTrue(reader.Coordinate.IsMissing);
        CollectionAssert.AreEqual(new[] { "R1", "Zürich", "R2" }, reader.Address.ToArray());
        CollectionAssert.AreEqual(new[] { "R1", "Zürich", "R2" }, reader.RawAddress.ToArray());
    }

    [TestMethod]
    [DataRow("""{"id": "x", "latitude": 1""", "no JSON object")]
    [DataRow("""[1]""", "no JSON object")]
    [DataRow("""{"id": "x", "latitude": 1, "longitude": 2, "h": []} more""", "no JSON object")]
    [DataRow("""{"latitude": 1, "longitude": 2, "h": []}""", "no id")]
    [DataRow("""{"id": ["x"], "latitude": 1, "longitude": 2, "h": []}""", "id is neither")]
    [DataRow("""{"id": "x", "longitude": 2, "h": []}""", "no latitude")]
    [DataRow("""{"id": "x", "latitude": "1", "longitude": 2, "h": []}""", "latitude is no number")]
    [DataRow("""{"id": "x", "latitude": 91, "longitude": 2, "h": []}""", "(91, 2) is no coordinate")]
    [DataRow("""{"id": "x", "latitude": 1, "longitude": 2}""", "neither h_raw nor h")]
    [DataRow("""{"id": "x", "latitude": 1, "longitude": 2, "h_raw": "R1"}""", "h_raw is no list")]
    [DataRow("""{"id": "x", "latitude": 1, "longitude": 2, "h": ["R1", 2]}""", "h holds something else")]
    [DataRow("""{"id": "x", "latitude": 1, "longitude": 2, "h": ["R1", ""]}""", "h holds something else")]
    [DataRow("{\"id\": \"\\ud800\", \"latitude\": 1, \"longitude\": 2, \"h\": []}", "no JSON object")]
    public void Damaged_line_costs_that_line_and_is_listed_with_its_reason(string line, string reason)
    {
        using var file = new TemporaryFile(TwoRows.Insert(TwoRows.IndexOf('\n') + 1, line + "\n"));
        using var reader = Emp16Reader.Open(file.Path);

        Assert.IsTrue(reader.Read());
        Assert.IsTrue(reader.Read());
        Assert.AreEqual("sea", reader.Id);
        Assert.IsFalse(reader.Read());
        Assert.AreEqual(1, reader.DamagedLineCount);
        Assert.AreEqual(2, reader.DamagedLines[0].LineNumber);
        Assert.Contains(reason, reader.DamagedLines[0].Reason);
    }

    [TestMethod]
    public void Line_that_is_not_UTF8_is_damaged()
    {
        using var file = new TemporaryFile([.. "{\"id\": \""u8, 0xFF, .. "\", \"latitude\": 1, \"longitude\": 2, \"h\": []}\n"u8]);
        using var reader = Emp16Reader.Open(file.Path);

        Assert.IsFalse(reader.Read());
        Assert.AreEqual("line 1: it is not UTF-8", reader.DamagedLines[0].ToString());
    }

    [TestMethod]
    public void Damaged_line_can_be_an_error_that_names_file_and_line()
    {
        using var file = new TemporaryFile(TwoRows + "{}\n");
        using var reader = Emp16Reader.Open(file.Path, new Emp16ReaderOptions { OnDamagedLine = Emp16DamagedLinePolicy.Throw });

        Assert.IsTrue(reader.Read());
        Assert.IsTrue(reader.Read());
        var error = Assert.ThrowsExactly<Emp16FormatException>(() => reader.Read());
        Assert.Contains(file.Path, error.Message);
        Assert.Contains("line 3: it has no id", error.Message);
    }

    [TestMethod]
    public void Line_beyond_any_measure_is_passed_over()
    {
        using var file = new TemporaryFile("{\"id\": \"" + new string('x', 17 << 20) + "\n" + TwoRows);
        using var reader = Emp16Reader.Open(file.Path);

        Assert.IsTrue(reader.Read());
        Assert.AreEqual("malta/1.jpg", reader.Id);
        Assert.AreEqual(1, reader.DamagedLineCount);
        Assert.Contains("longer than", reader.DamagedLines[0].Reason);
    }

    [TestMethod]
    public void Compressed_files_are_known_by_their_content_and_may_hold_several_streams()
    {
        var lines = TwoRows.Split('\n');
        using var file = new TemporaryFile([.. TemporaryFile.Compress(lines[0] + "\n" + lines[1][..20]), .. TemporaryFile.Compress(lines[1][20..])]);

        Assert.AreEqual("malta/1.jpg;sea", Ids(file.Path));
    }

    [TestMethod]
    public void Truncated_bzip2_is_an_error_after_the_rows_before()
    {
        var whole = TemporaryFile.Compress(string.Concat(Enumerable.Range(0, 5000).Select(Row)));
        using var file = new TemporaryFile(whole.AsSpan(0, whole.Length / 2));
        using var reader = Emp16Reader.Open(file.Path);

        var error = Assert.ThrowsExactly<Emp16FormatException>(() =>
        {
            while (reader.Read())
                Assert.AreEqual(reader.RowCount - 1, int.Parse(reader.Id));
        });
        Assert.IsGreaterThan(500, reader.RowCount);
        Assert.Contains($"behind {reader.RowCount} rows", error.Message);
    }

    [TestMethod]
    public void Something_else_behind_bzip2_is_an_error_after_the_rows_before()
    {
        using var file = new TemporaryFile([.. TemporaryFile.Compress(TwoRows), .. "garbage"u8]);
        using var reader = Emp16Reader.Open(file.Path);

        Assert.IsTrue(reader.Read());
        Assert.IsTrue(reader.Read());
        Assert.Contains("not bzip2", Assert.ThrowsExactly<Emp16FormatException>(() => reader.Read()).Message);
    }

    [TestMethod]
    public void Changed_bytes_of_bzip2_are_found()
    {
        var damaged = TemporaryFile.Compress(string.Concat(Enumerable.Range(0, 5000).Select(Row)));
        damaged[damaged.Length / 3] ^= 0x10;
        using var file = new TemporaryFile(damaged);

        Assert.ThrowsExactly<Emp16FormatException>(() => Ids(file.Path));
    }

    [TestMethod]
    public void Absent_file_is_named() =>
        Assert.Contains("'nowhere.jsonl'", Assert.ThrowsExactly<FileNotFoundException>(() => Emp16Reader.Open("nowhere.jsonl")).Message);

    private static string Row(int i) => FormattableString.Invariant($$"""{"id": "{{i}}", "latitude": {{i % 90}}, "longitude": {{i % 180}}, "h_raw": ["R{{i * 7919 % 1000}}"], "h": []}""") + "\n";

    private static string Ids(string path)
    {
        using var reader = Emp16Reader.Open(path);
        var ids = new List<string>();
        while (reader.Read())
            ids.Add(reader.Id);
        Assert.AreEqual(0, reader.DamagedLineCount, string.Join(' ', reader.DamagedLines));
        return string.Join(';', ids);
    }
}
