using SemGeo.Tables;
using static SemGeo.Core.Tests.Tables.ParquetFiles.ParquetBytes;

namespace SemGeo.Core.Tests.Tables.ParquetFiles;

[TestClass]
public sealed class DamagedFooterTests
{
    private readonly string _path = System.IO.Path.GetTempFileName();

    public static IEnumerable<object[]> Damage =>
    [
        Case("length beyond the file", new() { FooterLength = 1 << 30 }, "its footer has 1073741824 bytes by the length at its end, and the file has room for 1 to "),
        Case("negative length", new() { FooterLength = -5 }, "its footer has -5 bytes by the length at its end"),
        Case("length that is too short", new() { FooterLength = 9 }, "in its footer, "),
        Case("other end", new() { Magic = "PAR2" }, "it does not end with PAR1, so that its end is lacking or another's"),
        Case("encrypted", new() { Magic = "PARE" }, "its footer is encrypted"),
        Case("no schema", new() { Schema = [] }, "its schema is empty"),
        Case("more children than elements", new() { Schema = [Element("schema", children: 2), Element("n", type: 1)] }, "its schema has 2 elements, and their counts of children ask for more"),
        Case("fewer children than elements", new() { Schema = [Element("schema", children: 0), Element("n", type: 1)] }, "its schema has 2 elements, and their counts of children add up to 1"),
        Case("two thousand million children", new() { Schema = [Element("schema", children: int.MaxValue), Element("n", type: 1)] }, "counts of children ask for more"),
        Case("negative children", new() { Schema = [Element("schema", children: 1), Element("n", children: -1)] }, "the schema element 'n' has -1 children"),
        Case("children of a value", new() { Schema = [Element("schema", children: 1), Element("n", type: 1, children: 1), Element("m", type: 1)] }, "the schema element 'n' has 1 children and a type"),
        Case("deep schema", new() { Schema = [.. Enumerable.Repeat(Element("g", children: 1), 5000), Element("n", type: 1)] }, "its schema has more than 64 levels"),
        Case("negative rows", new() { Rows = -3, GroupRows = -3 }, "row group 0 has -3 rows, and the file has -3"),
        Case("rows of no group", new() { Rows = 4 }, "its row groups have 3 rows, and the file has 4"),
        Case("rows that the file does not have", new() { Rows = 2 }, "row group 0 has 3 rows, and the file has 2, 2 of them from there on"),
        Case("rows beyond 64 bits", new() { GroupRows = long.MaxValue }, "row group 0 has 9223372036854775807 rows"),
        Case("column lacks", new() { Columns = 0 }, "row group 0 has 0 columns, and the schema has 1"),
        Case("column twice", new() { Columns = 2 }, "row group 0 has 2 columns, and the schema has 1"),
        Case("two columns of a name", new() { Columns = 2, Schema = [Element("schema", children: 2), Element("n", type: 1), Element("n", type: 1)] }, "it has two columns 'n'"),
        Case("column of another name", new() { Path = ["m"] }, "in row group 0 the column 'm' is where the schema has 'n'"),
        Case("more values than rows", new() { ColumnValues = 4 }, "the column 'n' has 4 values in a row group of 3 rows"),
        Case("negative values", new() { ColumnValues = -1 }, "the column 'n' has -1 values"),
        Case("pages behind the end", new() { Offset = 1_000_000 }, "the pages of the column 'n' are at byte 1000000 with "),
        Case("pages before the start", new() { Offset = -4 }, "the pages of the column 'n' are at byte -4 with "),
        Case("pages within the footer", new() { Size = 60 }, "the pages of the column 'n' are at byte 4 with 60 bytes, and those of the file lie from 4 to "),
        Case("negative pages", new() { Size = -1 }, "the pages of the column 'n' are at byte 4 with -1 bytes"),
        Case("other file", new() { OtherFile = "part-0.parquet" }, "its column 'n' lies in another file, 'part-0.parquet'; read that one"),
    ];

    [TestCleanup]
    public void Remove() => File.Delete(_path);

    [TestMethod]
    public void Undamaged_file_is_read()
    {
        File.WriteAllBytes(_path, new ParquetBytes().ToArray());

        using var table = TableReader.Open(_path);
        var read = new List<string>();
        while (table.Read())
            read.Add(table.Text(0));

        Assert.AreEqual("n", string.Join(',', table.Headings));
        Assert.AreEqual("5,6,7", string.Join(',', read));
    }

    [TestMethod]
    [DynamicData(nameof(Damage))]
    public void Damage_is_an_error_that_names_it(string name, byte[] file, string fault)
    {
        _ = name;
        File.WriteAllBytes(_path, file);

        var error = Assert.ThrowsExactly<TableException>(() => TableReader.Open(_path));

        Assert.StartsWith($"The Parquet file '{_path}' is damaged or of a kind that is not read: ", error.Message);
        Assert.Contains(fault, error.Message);
        Assert.EndsWith(". Write it again, or save the table as CSV.", error.Message);
    }

    [TestMethod]
    public void Every_footer_that_is_cut_short_is_an_error()
    {
        var whole = new ParquetBytes().ToArray();
        var length = BitConverter.ToInt32(whole, whole.Length - 8);
        for (var left = 1; left < length; left++)
        {
            // What is left of the footer is all of it by its length.
            File.WriteAllBytes(_path, [.. whole[..(whole.Length - 8 - length + left)], .. BitConverter.GetBytes(left), .. "PAR1"u8]);

            Assert.ThrowsExactly<TableException>(() => TableReader.Open(_path), $"{left} bytes");
        }
    }

    private static object[] Case(string name, ParquetBytes file, string fault) => [name, file.ToArray(), fault];
}
