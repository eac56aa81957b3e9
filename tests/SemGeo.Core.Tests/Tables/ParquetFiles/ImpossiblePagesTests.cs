using SemGeo.Tables;
using static SemGeo.Core.Tests.Tables.ParquetFiles.ThriftBytes;

namespace SemGeo.Core.Tests.Tables.ParquetFiles;

[TestClass]
public sealed class ImpossiblePagesTests
{
    private readonly string _path = System.IO.Path.GetTempFileName();

    public static IEnumerable<object[]> Pages =>
    [
        Case("longer than the file", new() { PageHeader = ParquetBytes.DataPage(3, 12, 500) }, "has 500 bytes, and 12 are left before the footer"),
        Case("negative", new() { PageHeader = ParquetBytes.DataPage(3, 12, -12) }, "has -12 bytes, and 12 are left before the footer"),
        Case("negative uncompressed", new() { PageHeader = ParquetBytes.DataPage(3, -1, 12) }, "has -1 bytes uncompressed, and 12 as it is written"),
        Case("larger, and not compressed", new() { PageHeader = ParquetBytes.DataPage(3, 13, 12) }, "has 13 bytes uncompressed, and 12 as it is written"),
        Case("two gigabytes", new() { PageHeader = ParquetBytes.DataPage(3, int.MaxValue, 12), Codec = 1 }, "asks for 2,147,483,647 bytes, and at most 67,120,864 are read"),
        Case("too many values", new() { PageHeader = ParquetBytes.DataPage(int.MaxValue, 12, 12) }, "has 2147483647 values, which makes 2147483647 of 3"),
        Case("negative values", new() { PageHeader = ParquetBytes.DataPage(-3, 12, 12) }, "has -3 values, which makes -3 of 3"),
        Case("too few values", new() { PageHeader = ParquetBytes.DataPage(2, 12, 12) }, "a column ends after 2 of 3 values"),
        Case("an index", new() { PageHeader = Struct(I32(1, 1), I32(2, 12), I32(3, 12), Struct(6)) }, "is of the type 1, an index, which is not read"),
        Case("another type", new() { PageHeader = Struct(I32(1, 9), I32(2, 12), I32(3, 12)) }, "is of the type 9 which is not read"),
        Case("without what its type has", new() { PageHeader = Struct(I32(1, 0), I32(2, 12), I32(3, 12)) }, "a page header lacks its data_page_header"),
        Case("dictionary without room", new() { PageHeader = Struct(I32(1, 2), I32(2, 12), I32(3, 12), Struct(7, I32(1, 1 << 30), I32(2, 0))) }, "has 1073741824 entries in 12 bytes"),
        Case("more absent than all", new() { PageHeader = Version2(3, 4, 0, 0) }, "has 4 absent values of 3"),
        Case("levels without room", new() { PageHeader = Version2(3, 0, 1 << 30, 1 << 30) }, "has levels of 1073741824 and 1073741824 bytes, and 12 in all"),
        Case("no header", new() { PageHeader = [0x18] }, "in the page header at byte 4, the type of a page header is of the kind 8 and not I32"),
    ];

    [TestCleanup]
    public void Remove() => File.Delete(_path);

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Impossible_page_is_an_error(string name, byte[] file, string fault)
    {
        _ = name;
        File.WriteAllBytes(_path, file);
        using var table = TableReader.Open(_path);
        table.Read();

        var error = Assert.ThrowsExactly<TableException>(() => table.Text(0));

        Assert.Contains($"'{_path}' is damaged", error.Message);
        Assert.Contains(fault, error.Message);
    }

    [TestMethod]
    public void Header_longer_than_what_is_read_of_it_first_is_read()
    {
        // The least and the highest value of 100,000 characters each.
        var statistics = Struct(5, Text(5, new string('z', 100_000)), Text(6, new string('a', 100_000)));
        var header = Struct(I32(1, 0), I32(2, 12), I32(3, 12), Struct(5, I32(1, 3), I32(2, 0), I32(3, 3), I32(4, 3), statistics));
        File.WriteAllBytes(_path, new ParquetBytes { PageHeader = header }.ToArray());
        using var table = TableReader.Open(_path);

        Assert.IsTrue(table.Read());
        Assert.AreEqual("5", table.Text(0));
    }

    private static byte[] Version2(int values, int absent, int definitions, int repetitions) =>
        Struct(I32(1, 3), I32(2, 12), I32(3, 12), Struct(8, I32(1, values), I32(2, absent), I32(3, values), I32(4, 0), I32(5, definitions), I32(6, repetitions)));

    private static object[] Case(string name, ParquetBytes file, string fault) => [name, file.ToArray(), fault];
}
