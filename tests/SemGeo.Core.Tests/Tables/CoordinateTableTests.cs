using System.Text;
using SemGeo.Geography;
using SemGeo.Tables;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Tables;

[TestClass]
public sealed class CoordinateTableTests
{
    [TestMethod]
    [DataRow("LAT,LON\n35.5,-14.25\n-1e1,0\n", "1;2")]
    [DataRow("lng;Photo_ID;latitude\n-14.25;x;35.5\n0;y;-10\n", "x;y")]
    [DataRow("\uFEFFid\tLatitude\tLongitude\r\na\t35.5\t-14.25\r\n\r\nb\t-10\t0", "a;b")]
    [DataRow("caption,lon,lat,id\n\"two\nlines, a \"\"quote\"\"\",-14.25,35.5,x\nplain,0,\"-10\",\n", "x;2")]
    public void Columns_are_found_by_name_whatever_separates_them(string content, string ids)
    {
        using var file = new TemporaryFile(content, ".csv");
        using var table = CoordinateTable.Open(file.Path);
        var rows = table.ReadAll().ToArray();

        Assert.AreEqual(ids, string.Join(';', rows.Select(row => row.Id)));
        CollectionAssert.AreEqual(new[] { new GeoCoordinate(35.5, -14.25), new GeoCoordinate(-10, 0) }, rows.Select(row => row.Coordinate).ToArray());
        Assert.AreEqual(0, table.BadRowCount);
    }

    [TestMethod]
    public void Headings_can_be_given()
    {
        using var file = new TemporaryFile("y,x,lat,lon,key\n1,2,3,4,k\n", ".csv");
        using var table = CoordinateTable.Open(file.Path, new CoordinateTableOptions { LatitudeHeading = "Y", LongitudeHeading = "x", IdHeading = "key" });

        Assert.AreEqual(new CoordinateRow("k", new GeoCoordinate(1, 2)), table.ReadAll().Single());
    }

    [TestMethod]
    public void Bad_rows_are_passed_over_counted_and_listed()
    {
        using var file = new TemporaryFile("id,lat,lon\na,NaN,1\nb,91,0\nc,1\nd,1,2\ne,\"48,5\",2\n", ".csv");
        using var table = CoordinateTable.Open(file.Path);

        Assert.AreEqual("d", table.ReadAll().Single().Id);
        Assert.AreEqual(1, table.RowCount);
        Assert.AreEqual(4, table.BadRowCount);
        CollectionAssert.AreEqual(
            new[]
            {
                "line 2: no coordinate: latitude 'NaN', longitude '1'",
                "line 3: no coordinate on the earth: latitude '91', longitude '0'",
                "line 4: no coordinate: latitude '1', longitude ''",
                "line 6: no coordinate: latitude '48,5', longitude '2'",
            },
            table.BadRows.Select(row => row.ToString()).ToArray());
    }

    [TestMethod]
    public void Bad_rows_can_be_kept_and_every_row_keeps_its_text_and_group()
    {
        using var file = new TemporaryFile("\uFEFFlat,\"Lon\" ,author\r\n95,1,\"a \"\"b\"\", c\"\r\n\r\n1,2,5\" pipe\r\n3,4", ".csv");
        using var table = CoordinateTable.Open(file.Path, new CoordinateTableOptions { KeepBadRows = true, GroupHeading = "Author" });
        var rows = new List<(CoordinateRow Row, string Group, string Text)>();
        while (table.Read())
            rows.Add((table.Current, table.Group, Encoding.UTF8.GetString(table.RawRow)));

        Assert.AreEqual("lat,\"Lon\" ,author", Encoding.UTF8.GetString(table.RawHeading));
        CollectionAssert.AreEqual(
            new[]
            {
                (new CoordinateRow("1", GeoCoordinate.Missing), "a \"b\", c", "95,1,\"a \"\"b\"\", c\""),
                (new CoordinateRow("2", new GeoCoordinate(1, 2)), "5\" pipe", "1,2,5\" pipe"),
                (new CoordinateRow("3", new GeoCoordinate(3, 4)), "", "3,4"),
            },
            rows);
        Assert.AreEqual(3, table.RowCount);
        Assert.AreEqual(1, table.BadRowCount);
    }

    [TestMethod]
    public void Quote_that_never_closes_is_an_error_that_names_its_line()
    {
        using var file = new TemporaryFile("id,lat,lon\na,1,1\n\"b,1,1\nc,1,1\nd,1,1\n", ".csv");
        using var table = CoordinateTable.Open(file.Path);

        Assert.Contains("line 3", Assert.ThrowsExactly<CoordinateTableException>(() => table.ReadAll().Count()).Message);
    }

    [TestMethod]
    [DataRow("", "is empty")]
    [DataRow("\"id,lat,lon\na,1,1\n", "line 1")]
    [DataRow("id,lat\na,1\n", "no column of longitudes")]
    [DataRow("id,lat\na,1\n", "'id', 'lat'")]
    public void Table_without_its_columns_is_an_error(string content, string message)
    {
        using var file = new TemporaryFile(content, ".csv");
        Assert.Contains(message, Assert.ThrowsExactly<CoordinateTableException>(() => CoordinateTable.Open(file.Path)).Message);
    }

    [TestMethod]
    public void Absent_table_is_named() =>
        Assert.Contains("'none.csv'", Assert.ThrowsExactly<FileNotFoundException>(() => CoordinateTable.Open("none.csv")).Message);
}
