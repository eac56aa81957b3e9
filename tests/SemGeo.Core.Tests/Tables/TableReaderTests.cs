using System.IO.Compression;
using System.Text;
using Parquet;
using Parquet.Schema;
using SemGeo.Geography;
using SemGeo.Tables;
using SemGeo.Testing;
using ZstdSharp;

namespace SemGeo.Core.Tests.Tables;

[TestClass]
public sealed class TableReaderTests
{
    private const string Content = "id,path,lat,lon,note\na,ä.jpg,48.5,2.25,\"x, \"\"y\"\"\nz\"\nb,b.jpg,-1.5,-2,\n";

    [TestMethod]
    [DataRow("plain")]
    [DataRow("bom")]
    [DataRow("utf-16")]
    [DataRow("utf-16 without a mark")]
    [DataRow("utf-16, big end first")]
    [DataRow("gzip")]
    [DataRow("gzip in two members")]
    [DataRow("bzip2")]
    [DataRow("zstd")]
    [DataRow("sep line")]
    [DataRow("windows line ends")]
    public void Form_of_the_file_makes_no_difference(string form)
    {
        // The name says nothing.
        using var file = new TemporaryFile(Encode(form), ".dat");
        using var table = TableReader.Open(file.Path);

        CollectionAssert.AreEqual(new[] { "id", "path", "lat", "lon", "note" }, table.Headings.ToArray());
        Assert.IsTrue(table.Read());
        Assert.AreEqual("ä.jpg", table.Text(1));
        Assert.AreEqual("48.5", Encoding.UTF8.GetString(table.Utf8(2)));
        Assert.AreEqual("x, \"y\"\nz", table.Text(4).ReplaceLineEndings("\n"));
        Assert.IsTrue(table.Read());
        Assert.AreEqual((2L, "b", ""), (table.RowNumber, table.Text(0), table.Text(4)));
        Assert.IsFalse(table.Read());
    }

    [TestMethod]
    public void Separator_is_that_of_the_first_lines()
    {
        foreach (var separator in new[] { ',', ';', '\t', '|' })
        {
            using var file = new TemporaryFile($"id{separator}lat{separator}lon\na{separator}1{separator}2\n", ".csv");
            using var table = TableReader.Open(file.Path);
            Assert.AreEqual(separator, table.Separator);
        }
    }

    [TestMethod]
    public async Task Parquet_gives_the_same_rows_as_text()
    {
        using var file = new TemporaryFile(await ParquetAsync(), ".parquet");
        using var table = CoordinateTable.Open(file.Path, new CoordinateTableOptions { KeepBadRows = true });
        var rows = new List<(CoordinateRow Row, string Text)>();
        while (table.Read())
            rows.Add((table.Current, Encoding.UTF8.GetString(table.RawRow)));

        Assert.AreEqual("id,lat,lon,zoom,note", Encoding.UTF8.GetString(table.RawHeading));
        CollectionAssert.AreEqual(
            new[]
            {
                (new CoordinateRow("a", new GeoCoordinate(48.5, 2.25)), "a,48.5,2.25,7,\"x, \"\"y\"\"\""),
                (new CoordinateRow("b", GeoCoordinate.Missing), "b,1.5,,,"),
                (new CoordinateRow("c", GeoCoordinate.Missing), "c,91,40.7,3,z"),
            },
            rows);
        CollectionAssert.AreEqual(
            new[]
            {
                $"'{file.Path}': 1 of 3 photos has no position, 1 of them a latitude or a longitude alone, first row 2",
                $"'{file.Path}': 1 of 3 photos has a position out of range, first row 3: latitude 91, longitude 40.7; latitude and longitude may be exchanged",
            },
            table.Report.Lines().ToArray());
    }

    [TestMethod]
    [DataRow("gzip")]
    [DataRow("bzip2")]
    [DataRow("zstd")]
    [DataRow("parquet")]
    public async Task File_cut_short_is_an_error_and_no_early_end(string form)
    {
        var whole = form == "parquet" ? await ParquetAsync() : Compress(form, string.Concat(Enumerable.Range(0, 20_000).Select(i => i == 0 ? "id,lat,lon\n" : $"{i},{i % 90},{i % 180}.{i * 7919L % 1000}\n")));
        using var file = new TemporaryFile(whole.AsSpan(0, whole.Length * 2 / 3), ".csv");

        var error = Assert.ThrowsExactly<CoordinateTableException>(() =>
        {
            using var table = CoordinateTable.Open(file.Path);
            return table.ReadAll().Count();
        });

        Assert.Contains(file.Path, error.Message);
    }

    [TestMethod]
    [DataRow("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "git lfs pull")]
    [DataRow("<!DOCTYPE html>\n<html><body>Not found</body></html>", "an HTML page")]
    [DataRow("<?xml version=\"1.0\"?>\n<osm/>", "an XML document")]
    [DataRow("{\"id\":\"a\"}\n", "JSON")]
    [DataRow("%PDF-1.7\n", "a PDF document")]
    [DataRow("PK\u0003\u0004xl/workbook.xml", "save the workbook as CSV")]
    [DataRow("GIF89a", "an image")]
    [DataRow("SQLite format 3\0", "an SQLite database")]
    [DataRow("", "is empty")]
    public void File_of_another_kind_is_named(string content, string what)
    {
        using var file = new TemporaryFile(content, ".csv");

        Assert.Contains(what, Assert.ThrowsExactly<TableException>(() => TableReader.Open(file.Path)).Message);
    }

    [TestMethod]
    public void At_most_ten_headings_are_shown()
    {
        using var file = new TemporaryFile("id," + string.Join(',', Enumerable.Range(0, 512).Select(i => $"Embedding.{i}")) + "\n", ".csv");

        var error = Assert.ThrowsExactly<CoordinateTableException>(() => CoordinateTable.Open(file.Path));

        Assert.EndsWith("its heading line has 'id', 'Embedding.0', 'Embedding.1', 'Embedding.2', 'Embedding.3', 'Embedding.4', 'Embedding.5', 'Embedding.6', 'Embedding.7', 'Embedding.8' and 503 more, 513 in all. Name the column.", error.Message);
        Assert.AreEqual(TableColumn.Latitude, error.Lacking);
    }

    [TestMethod]
    [DataRow("lat,lon,Author\n1,2,x\n", "GroupHeading", "Autor")]
    [DataRow("lat,lon\n1,2\n", "IdHeading", "key")]
    [DataRow("lat,lon\n1,2\n", "PathHeading", "file")]
    [DataRow("lat,lon\n1,2\n", "LatitudeHeading", "Breite")]
    [DataRow("lat,lon\n1,2\n", "LongitudeHeading", "Länge")]
    public void Named_column_must_be_there(string content, string option, string heading)
    {
        using var file = new TemporaryFile(content, ".csv");
        var options = new CoordinateTableOptions();
        typeof(CoordinateTableOptions).GetProperty(option)!.SetValue(options, heading);

        Assert.Contains($"'{heading}'", Assert.ThrowsExactly<CoordinateTableException>(() => CoordinateTable.Open(file.Path, options)).Message);
    }

    [TestMethod]
    public void Two_columns_of_one_name_are_not_chosen_between()
    {
        using var file = new TemporaryFile("lat,lon,Lat\n1,2,3\n", ".csv");

        Assert.Contains("2 columns 'lat'", Assert.ThrowsExactly<CoordinateTableException>(() => CoordinateTable.Open(file.Path)).Message);
    }

    [TestMethod]
    public void Half_of_a_position_is_an_error_where_none_is_needed()
    {
        using var file = new TemporaryFile("path,lat\na.jpg,2\n", ".csv");

        Assert.Contains("no column of longitudes", Assert.ThrowsExactly<CoordinateTableException>(() => CoordinateTable.Open(file.Path, new CoordinateTableOptions { NeedsPosition = false })).Message);
    }

    [TestMethod]
    public void Unquoted_decimal_commas_that_make_more_cells_are_no_position()
    {
        using var file = new TemporaryFile("id,lat,lon\na,48,5,2,3\nb,1,2,\nc,3,4\nd,5,6\n", ".csv");
        using var table = CoordinateTable.Open(file.Path);

        CollectionAssert.AreEqual(new[] { "b", "c", "d" }, table.ReadAll().Select(row => row.Id).ToArray());
        Assert.Contains("the row has 5 cells below 3 headings", table.Report.FirstUnreadable!);
    }

    private static byte[] Encode(string form) => form switch
    {
        "plain" => Encoding.UTF8.GetBytes(Content),
        "bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Content)],
        "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Content)],
        "utf-16 without a mark" => Encoding.Unicode.GetBytes(Content),
        "utf-16, big end first" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Content)],
        "sep line" => Encoding.UTF8.GetBytes("sep=;\n" + Content.Replace("x, ", "@", StringComparison.Ordinal).Replace(',', ';').Replace("@", "x, ", StringComparison.Ordinal)),
        "windows line ends" => Encoding.UTF8.GetBytes(Content.ReplaceLineEndings("\r\n")),
        "gzip in two members" => [.. Compress("gzip", Content[..20]), .. Compress("gzip", Content[20..])],
        _ => Compress(form, Content),
    };

    private static byte[] Compress(string form, string content)
    {
        if (form == "bzip2")
            return TemporaryFile.Compress(content);
        var compressed = new MemoryStream();
        using (Stream stream = form == "gzip" ? new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true) : new CompressionStream(compressed, leaveOpen: true))
            stream.Write(Encoding.UTF8.GetBytes(content));
        return compressed.ToArray();
    }

    private static async Task<byte[]> ParquetAsync()
    {
        var schema = new ParquetSchema(new DataField<string>("id"), new DataField<double>("lat"), new DataField<float?>("lon"), new DataField<int?>("zoom"), new DataField<string>("note"));
        var file = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(schema, file))
        {
            foreach (var (from, to) in new[] { (0, 2), (2, 3) })
            {
                using var group = writer.CreateRowGroup();
                await group.WriteAsync(schema.DataFields[0], new[] { "a", "b", "c" }[from..to]);
                await group.WriteAsync<double>(schema.DataFields[1], new[] { 48.5, 1.5, 91 }[from..to]);
                await group.WriteAsync<float>(schema.DataFields[2], new float?[] { 2.25f, null, 40.7f }[from..to]);
                await group.WriteAsync<int>(schema.DataFields[3], new int?[] { 7, null, 3 }[from..to]);
                await group.WriteAsync(schema.DataFields[4], new string?[] { "x, \"y\"", null, "z" }[from..to]!);
                group.CompleteValidate();
            }
        }

        return file.ToArray();
    }
}
