using System.Globalization;
using SemGeo.Tables;

namespace SemGeo.Core.Tests.Tables;

/// <summary>Tables as people have them, each with what it must give.</summary>
[TestClass]
public sealed class TableCasesTests
{
    private const string Three = "40.719277,-73.997737;-11.188236,-40.539973;48.8584,2.2945";

    [TestMethod]
    [DataRow("01-plain", Three, "", "")]
    [DataRow("04-semicolon", Three, "", "")]
    [DataRow("05-semicolon-decimal-comma", Three, "", "")]
    [DataRow("08-newline-in-quoted-cell", Three, "", "")]
    [DataRow("11-IMG_FILE-LAT-LON", Three, "", "")]
    [DataRow("12-imagepath-lat-lng", Three, "", "")]
    [DataRow("16-backslash", Three, "", "")]
    [DataRow("20-empty-path", Three + ";1,2", "", "")]
    [DataRow("21-swapped", "", "2 of 2 photos have a position out of range, first row 1 (line 2): latitude -103.997, longitude 40.7; latitude and longitude may be exchanged", "")]
    [DataRow("25-zero-zero", "", "1 of 1 photos has the position 0,0, which counts as missing, first row 1 (line 2)", "")]
    [DataRow("43-sep-line", Three, "", "")]
    [DataRow("51-quoted-heading-before-position", Three, "", "")]
    [DataRow("55-one-decimal-comma", Three, "1 of 4 photos has a position that could not be read, first row 4 (line 5): 'Latitude' is '52,52', a decimal comma", "")]
    [DataRow("06-quoted-decimal-comma", "", "", "3 of 3 photos have a position that could not be read, which is more than half; first row 1 (line 2): 'Latitude' is '40,719277', a decimal comma")]
    [DataRow("22-degree-signs", "", "", "1 of 1 photos has a position that could not be read, which is more than half; first row 1 (line 2): 'Latitude' is '40°43'09N', degrees and minutes")]
    [DataRow("71-scores-saved-by-german-excel", null, "", "")]
    public void Case_is_read_right_or_refused(string name, string? positions, string line, string error)
    {
        using var table = CoordinateTable.Open(PathOf(name));
        if (error.Length > 0)
        {
            Assert.Contains(error, Assert.ThrowsExactly<CoordinateTableException>(() => table.ReadAll().Count()).Message);
            return;
        }

        var rows = table.ReadAll().ToArray();

        if (positions is not null)
            Assert.AreEqual(positions, string.Join(';', rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Coordinate.Latitude},{row.Coordinate.Longitude}"))));
        Assert.Contains(line, string.Join('\n', table.Report.Lines()));
        Assert.HasCount(line.Length > 0 ? 1 : 0, table.Report.Lines());
    }

    [TestMethod]
    public void Numbers_with_decimal_commas_are_the_same_whoever_reads_them()
    {
        using var table = CoordinateTable.Open(PathOf("71-scores-saved-by-german-excel"));
        var rows = table.ReadAll().ToArray();

        Assert.AreEqual("earth-003520", rows[0].Id);
        Assert.AreEqual((40.7, -74.0), (rows[0].Coordinate.Latitude, rows[0].Coordinate.Longitude));
        Assert.IsTrue(rows.All(row => row.Coordinate.IsValid));
    }

    [TestMethod]
    public void Decimal_commas_are_read_where_the_caller_says_so()
    {
        using var table = CoordinateTable.Open(PathOf("06-quoted-decimal-comma"), new CoordinateTableOptions { DecimalComma = true });

        Assert.AreEqual(40.719277, table.ReadAll().First().Coordinate.Latitude);
    }

    [TestMethod]
    public void Zero_is_a_position_where_the_caller_says_so()
    {
        using var table = CoordinateTable.Open(PathOf("25-zero-zero"), new CoordinateTableOptions { ZeroIsPosition = true });

        Assert.AreEqual(0, table.ReadAll().Single().Coordinate.Latitude);
        Assert.IsEmpty(table.Report.Lines());
    }

    [TestMethod]
    public void Every_case_has_its_expectation()
    {
        var expected = typeof(TableCasesTests).GetMethod(nameof(Case_is_read_right_or_refused))!.GetCustomAttributes(typeof(DataRowAttribute), false).Cast<DataRowAttribute>().Select(row => (string)row.Data[0]!);

        CollectionAssert.AreEquivalent(Directory.GetFiles(Path.GetDirectoryName(PathOf("x"))!, "*.csv").Select(Path.GetFileNameWithoutExtension).ToArray(), expected.ToArray());
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", "tables", name + ".csv");
}
