using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.MLNet.Text;

/// <summary>How ML.NET's text loader reads a table of photos with the options that <c>PhotoTable</c> sets.</summary>
[TestClass]
public sealed class TextLoaderTests
{
    private readonly MLContext _ml = new();

    private static TextLoader.Options Options => new()
    {
        AllowQuoting = true,
        HasHeader = true,
        MissingRealsAsNaNs = true,
        Separators = [','],
        Columns = [new("Id", DataKind.String, 0), new("Latitude", DataKind.Double, 1), new("Longitude", DataKind.Single, 2)],
    };

    [TestMethod]
    public void A_table_is_loaded_by_columns_and_conforms()
    {
        using var file = new TextFile("id,lat,lon", "a,1.5,-2", "b,-90,1e2", "c,?,NA");
        var view = _ml.Data.LoadFromTextFile(file.Path, Options);
        CollectionAssert.AreEqual(new[] { "\"a\" | 1.5 | -2", "\"b\" | -90 | 100", "\"c\" | NaN | NaN" }, Rows.Of(view).Select(r => r.ToString()).ToArray());
        Assert.IsNull(view.GetRowCount());
        Assert.IsFalse(view.CanShuffle);
        ViewConformance.Check(view);
    }

    [TestMethod]
    public void Empty_and_absent_numbers_are_NaN()
    {
        using var file = new TextFile("id,lat,lon", "a,,", "b", "c,1,2,3,4");
        CollectionAssert.AreEqual(new[] { "\"a\" | NaN | NaN", "\"b\" | NaN | NaN", "\"c\" | 1 | 2" }, file.Load(Options));
    }

    [TestMethod]
    public void Text_that_is_no_number_is_NaN_and_logged()
    {
        using var file = new TextFile("id,lat,lon", "a,x,1", "b,2,3y");
        var messages = new List<string?>();
        _ml.Log += (_, e) => messages.Add(e.RawMessage);
        var rows = Rows.Of(_ml.Data.LoadFromTextFile(file.Path, Options));
        CollectionAssert.AreEqual(new[] { "\"a\" | NaN | 1", "\"b\" | 2 | NaN" }, rows.Select(r => r.ToString()).ToArray());
        CollectionAssert.Contains(messages, "  Bad value at line 2 in column Latitude");
        CollectionAssert.Contains(messages, "Processed 2 rows with 2 bad values and 0 format errors");
    }

    [TestMethod]
    public void Separators_within_quotes_are_text_and_two_quotes_are_one()
    {
        using var file = new TextFile("id,lat,lon", "\"a,b\",1,2", "\"a\"\"b\"\"\",1,2", " \"c\" ,1,2", "d\"e,1,2");
        CollectionAssert.AreEqual(new[] { "\"a,b\"", "\"a\"b\"\"", "\"c\"", "\"d\"e\"" }, Ids(file));
    }

    [TestMethod]
    public void A_stray_quote_costs_its_field_and_is_logged()
    {
        using var file = new TextFile("id,lat,lon", "\"a\"b,1,2", "\"open,1,2");
        var warnings = 0;
        _ml.Log += (_, e) => warnings += e.RawMessage!.Contains("Illegal quoting", StringComparison.Ordinal) ? 1 : 0;
        var rows = Rows.Of(_ml.Data.LoadFromTextFile(file.Path, Options));
        CollectionAssert.AreEqual(new[] { "\"\" | 1 | 2", "\"\" | NaN | NaN" }, rows.Select(r => r.ToString()).ToArray());
        Assert.AreEqual(2, warnings);
    }

    [TestMethod]
    public void Vectors_are_runs_of_fields_whose_slots_the_heading_names()
    {
        using var file = new TextFile("id,e.0,e.1", "a,1,2", "b,3,4");
        var options = Options;
        options.Columns = [new("E", DataKind.Single, 1, 2)];
        CollectionAssert.AreEqual(new[] { "[1, 2]", "[3, 4]" }, file.Load(options));
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        _ml.Data.LoadFromTextFile(file.Path, options).Schema["E"].Annotations.GetValue("SlotNames", ref names);
        CollectionAssert.AreEqual(new[] { "e.0", "e.1" }, names.DenseValues().Select(n => n.ToString()).ToArray());
    }

    [TestMethod]
    public void Columns_that_nobody_asks_for_are_not_parsed()
    {
        using var file = new TextFile("a,b", "1,x", "2,y");
        var options = Options;
        options.Columns = [new("A", DataKind.Int32, 0), new("B", DataKind.Int32, 1)];
        var view = _ml.Data.LoadFromTextFile(file.Path, options);
        CollectionAssert.AreEqual(new[] { 1, 2 }, view.GetColumn<int>("A").ToArray());
        Assert.Throws<FormatException>(() => view.GetColumn<int>("B").ToArray());
    }

    private static string[] Ids(TextFile file) => [.. file.Load(Options).Select(row => row.Split(" | ")[0])];
}
