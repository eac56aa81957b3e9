using SemGeo.Files;

namespace SemGeo.Core.Tests.Files;

[TestClass]
public class DelimitedReaderTests
{
    [TestMethod]
    public void Fields_are_split_and_unquoted_and_the_record_stays_as_it_was()
    {
        var reader = Open("a,\"b \"\"c\"\", d\",,5\" pipe\r\n\r\n\"two\nlines\",x\n");
        Assert.IsTrue(reader.Read());
        CollectionAssert.AreEqual(new[] { "a", "b \"c\", d", "", "5\" pipe" }, Fields(reader));
        Assert.AreEqual("a,\"b \"\"c\"\", d\",,5\" pipe", reader.Record);
        Assert.IsTrue(reader.Read());
        CollectionAssert.AreEqual(new[] { "two\nlines", "x" }, Fields(reader));
        Assert.AreEqual(3, reader.Line, "empty lines count");
        Assert.IsFalse(reader.Read());
    }

    [TestMethod]
    [DataRow("", 1)]
    [DataRow(",", 2)]
    [DataRow("\"\"", 1)]
    [DataRow("\"\",\"\"", 2)]
    public void Empty_fields_are_fields(string record, int count)
    {
        var reader = Open("x\n" + record + (record.Length == 0 ? "y" : ""));
        Assert.IsTrue(reader.Read() && reader.Read());
        Assert.AreEqual(count, reader.Count);
    }

    [TestMethod]
    public void Quote_that_never_closes_is_named_with_its_line()
    {
        var reader = Open("a,b\n1,\"open\n2,3\n");
        Assert.IsTrue(reader.Read());
        var error = Assert.ThrowsExactly<InvalidDataException>(() => reader.Read());
        Assert.Contains("'t.csv', line 2", error.Message);
    }

    [TestMethod]
    public void Headings_are_found_whatever_their_case_and_the_byte_order_mark()
    {
        var reader = Open("\uFEFFLAT, \"Lon\" ,id\n");
        Assert.IsTrue(reader.Read());
        Assert.AreEqual(0, reader.IndexOf("latitude", "lat"));
        Assert.AreEqual(2, reader.IndexOf("Id"));
        Assert.AreEqual(-1, reader.IndexOf("author"));
    }

    [TestMethod]
    [DataRow("a.tsv", '\t')]
    [DataRow("a.TXT", '\t')]
    [DataRow("a.csv", ',')]
    [DataRow("a", ',')]
    public void Name_tells_the_separator(string path, char separator) => Assert.AreEqual(separator, DelimitedReader.SeparatorOf(path));

    private static DelimitedReader Open(string text) => new(new StringReader(text), ',', "t.csv");

    private static string[] Fields(DelimitedReader reader) => [.. Enumerable.Range(0, reader.Count).Select(i => reader[i].ToString())];
}
