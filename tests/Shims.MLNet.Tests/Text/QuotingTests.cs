using Microsoft.ML;
using Microsoft.ML.Data;

namespace Shims.MLNet.Tests.Text;

[TestClass]
public class QuotingTests
{
    private static TextLoader.Options Options => new()
    {
        AllowQuoting = true,
        Separators = [','],
        Columns = [new("A", DataKind.String, 0), new("B", DataKind.String, 1)],
    };

    [TestMethod]
    public void Separators_within_quotes_are_text()
    {
        using var file = new TextFile("\"a,b\",c", "\"\",\"x\" ", " \"y\",z");
        CollectionAssert.AreEqual(new[] { "\"a,b\" | \"c\"", "\"\" | \"x\"", "\"y\" | \"z\"" }, file.Load(Options));
    }

    [TestMethod]
    public void Without_quoting_a_quote_is_text()
    {
        using var file = new TextFile("\"a,b\",c");
        var options = Options;
        options.AllowQuoting = false;
        CollectionAssert.AreEqual(new[] { "\"\"a\" | \"b\"\"" }, file.Load(options));
    }

    [TestMethod]
    public void Two_quotes_are_one()
    {
        using var file = new TextFile("\"a\"\"b\"\"\",\"\"\"\"", "a\"b,c");
        CollectionAssert.AreEqual(new[] { "\"a\"b\"\" | \"\"\"", "\"a\"b\" | \"c\"" }, file.Load(Options));
    }

    [TestMethod]
    public void Another_character_may_escape_quotes()
    {
        using var file = new TextFile("\"a\\\"b\",\"c\\\\\"", "\"d\\x\",e");
        var options = Options;
        options.EscapeChar = '\\';
        CollectionAssert.AreEqual(new[] { "\"a\"b\" | \"c\\\\\"", "\"d\\x\" | \"e\"" }, file.Load(options));
    }

    [TestMethod]
    public void A_stray_quote_costs_its_field_and_is_logged()
    {
        using var file = new TextFile("\"a\"b,c", "\"open,d");
        var ml = new MLContext();
        var warnings = 0;
        ml.Log += (_, e) => warnings += e.RawMessage!.Contains("Illegal quoting", StringComparison.Ordinal) ? 1 : 0;
        var rows = SemGeo.Testing.Rows.Of(ml.Data.LoadFromTextFile(file.Path, Options)).Select(r => r.ToString()).ToArray();
        CollectionAssert.AreEqual(new[] { "\"\" | \"c\"", "\"\" | \"\"" }, rows);
        Assert.AreEqual(2, warnings);
    }

    [TestMethod]
    public void A_quoted_field_may_go_on_in_the_next_line()
    {
        using var file = new TextFile("\"a", "", "b\",c", "d,\"e", "f\"");
        var options = Options;
        options.ReadMultilines = true;
        CollectionAssert.AreEqual(new[] { "\"a\n\nb\" | \"c\"", "\"d\" | \"e\nf\"" }, file.Load(options));
    }

    [TestMethod]
    public void A_quoted_field_that_never_ends_is_an_error()
    {
        using var file = new TextFile("a,b", "\"c", "d");
        var options = Options;
        options.ReadMultilines = true;
        var error = Assert.ThrowsExactly<FormatException>(() => file.Load(options));
        Assert.IsInstanceOfType<EndOfStreamException>(error.GetBaseException());
        Assert.Contains("was never closed", error.GetBaseException().Message);
    }
}
