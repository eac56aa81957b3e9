using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Testing;

namespace Shims.MLNet.Tests.Text;

[TestClass]
public class TextLoaderTests
{
    private readonly MLContext _ml = new();

    private static TextLoader.Column[] IdAndCoordinates =>
        [new("Id", DataKind.String, 0), new("Latitude", DataKind.Double, 1), new("Longitude", DataKind.Single, 2)];

    [TestMethod]
    public void A_table_is_loaded_by_columns_and_conforms()
    {
        using var file = new TextFile("id\tlat\tlon", "a\t1.5\t-2", "b\t-90\t1e2", "c\t?\tNA", "d\t\t");
        var view = _ml.Data.LoadFromTextFile(file.Path, IdAndCoordinates, hasHeader: true);
        CollectionAssert.AreEqual(new[] { "\"a\" | 1.5 | -2", "\"b\" | -90 | 100", "\"c\" | NaN | NaN", "\"d\" | 0 | 0" }, Rows.Of(view).Select(r => r.ToString()).ToArray());
        CollectionAssert.AreEqual(new[] { "Id: String", "Latitude: Double", "Longitude: Single" }, view.Schema.Select(c => c.ToString()).ToArray());
        Assert.IsNull(view.GetRowCount());
        Assert.IsFalse(view.CanShuffle);
        ViewConformance.Check(view);
    }

    [TestMethod]
    public void Missing_reals_are_NaN_where_asked()
    {
        using var file = new TextFile("a,,", "b", "c,1,2");
        var options = new TextLoader.Options { Columns = IdAndCoordinates, Separators = [','], MissingRealsAsNaNs = true };
        CollectionAssert.AreEqual(new[] { "\"a\" | NaN | NaN", "\"b\" | NaN | NaN", "\"c\" | 1 | 2" }, file.Load(options));
        options.MissingRealsAsNaNs = false;
        CollectionAssert.AreEqual(new[] { "\"a\" | 0 | 0", "\"b\" | 0 | 0", "\"c\" | 1 | 2" }, file.Load(options));
    }

    [TestMethod]
    public void Short_lines_have_missing_fields_and_long_ones_are_cut()
    {
        using var file = new TextFile("a\t1", "b\t1\t2\t3\t4");
        CollectionAssert.AreEqual(new[] { "\"a\" | 1 | 0", "\"b\" | 1 | 2" }, file.Load(new() { Columns = IdAndCoordinates }));
    }

    [TestMethod]
    public void Text_that_is_no_number_is_missing_and_logged()
    {
        using var file = new TextFile("a\tx\t1", "b\t2\t3y");
        var ml = new MLContext();
        var messages = new List<string?>();
        ml.Log += (_, e) => messages.Add(e.RawMessage);
        var rows = Rows.Of(ml.Data.LoadFromTextFile(file.Path, IdAndCoordinates));
        CollectionAssert.AreEqual(new[] { "\"a\" | NaN | 1", "\"b\" | 2 | NaN" }, rows.Select(r => r.ToString()).ToArray());
        CollectionAssert.Contains(messages, "  Bad value at line 1 in column Latitude");
        CollectionAssert.Contains(messages, "Processed 2 rows with 2 bad values and 0 format errors");
    }

    [TestMethod]
    public void Text_that_is_no_integer_is_an_error()
    {
        using var file = new TextFile("1", "2.5");
        TextLoader.Column[] columns = [new("N", DataKind.Int32, 0)];
        var direct = Assert.ThrowsExactly<InvalidOperationException>(() => file.Load(new() { Columns = columns, UseThreads = false }));
        Assert.AreEqual("Could not parse value 2.5 in line 2, column N", direct.Message);
        var wrapped = Assert.ThrowsExactly<FormatException>(() => file.Load(new() { Columns = columns }));
        Assert.AreEqual("Parsing failed with an exception: Could not parse value 2.5 in line 2, column N", wrapped.Message);
    }

    [TestMethod]
    public void Every_kind_of_item_is_parsed()
    {
        using var file = new TextFile("-1,200,-300,60000,-70000,4000000000,-9000000000,18000000000000000000,1.5,2.5,text,yes,1.02:03:04,2020-01-02T03:04:05Z,2020-01-02T03:04:05+01:00");
        var kinds = Enum.GetValues<DataKind>();
        var options = new TextLoader.Options { Separators = [','], Columns = [.. kinds.Select((kind, i) => new TextLoader.Column($"C{i}", kind, i))] };
        Assert.AreEqual(
            "-1 | 200 | -300 | 60000 | -70000 | 4000000000 | -9000000000 | 18000000000000000000 | 1.5 | 2.5 | \"text\" | True | 1.02:03:04 | 01/02/2020 03:04:05 | 01/02/2020 03:04:05 +01:00",
            file.Load(options).Single());
    }

    [TestMethod]
    public void Booleans_are_written_in_many_ways()
    {
        using var file = new TextFile("1 0", "+ -", "T f", "yes NO", "True FALSE", "+1 -1");
        var rows = file.Load(new() { Separators = [' '], Columns = [new("Yes", DataKind.Boolean, 0), new("No", DataKind.Boolean, 1)] });
        Assert.IsTrue(rows.All(r => r == "True | False"), string.Join('\n', rows));
    }

    [TestMethod]
    public void Keys_are_counted_from_zero_in_text()
    {
        using var file = new TextFile("0", "4", "5", "x", "NA", "-1", "2");
        var rows = file.Load(new() { Columns = [new("K", DataKind.UInt32, [new TextLoader.Range(0)], new KeyCount(5))] });
        CollectionAssert.AreEqual(new[] { "1", "5", "0", "0", "0", "0", "3" }, rows);
    }

    [TestMethod]
    public void Vectors_are_runs_of_fields()
    {
        using var file = new TextFile("1,2,3,4", "5,6,7,8");
        var fixedSize = file.Load(new() { Separators = [','], Columns = [new("V", DataKind.Single, 1, 2), new("W", DataKind.Single, [new TextLoader.Range(3), new TextLoader.Range(0)])] });
        CollectionAssert.AreEqual(new[] { "[2, 3] | [4, 1]", "[6, 7] | [8, 5]" }, fixedSize);
        var toEnd = file.Load(new() { Separators = [','], Columns = [new("V", DataKind.Int32, [new TextLoader.Range(1, null)])] });
        CollectionAssert.AreEqual(new[] { "[2, 3, 4]", "[6, 7, 8]" }, toEnd);
    }

    [TestMethod]
    public void A_run_to_the_end_of_each_line_varies()
    {
        using var file = new TextFile("a b c", "d", "e f");
        var options = new TextLoader.Options { Separators = [' '], Columns = [new("V", DataKind.String, [new TextLoader.Range { Min = 1, VariableEnd = true }])] };
        CollectionAssert.AreEqual(new[] { "[\"b\", \"c\"]", "[]", "[\"f\"]" }, file.Load(options));
    }

    [TestMethod]
    public void Header_names_slots_of_vectors()
    {
        using var file = new TextFile("id, north ,east", "a,1,2");
        var view = _ml.Data.LoadFromTextFile(file.Path, new TextLoader.Options { Separators = [','], HasHeader = true, Columns = [new("V", DataKind.Single, 1, 2)] });
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        view.Schema["V"].Annotations.GetValue("SlotNames", ref names);
        CollectionAssert.AreEqual(new[] { "north", "east" }, names.DenseValues().Select(n => n.ToString()).ToArray());
        Assert.HasCount(1, Rows.Of(view));
    }

    [TestMethod]
    public void A_header_may_stand_in_a_file_of_its_own()
    {
        using var header = new TextFile("id,north,east");
        using var file = new TextFile("a,1,2", "b,3,4");
        var options = new TextLoader.Options { Separators = [','], HeaderFile = header.Path, HasHeader = true, Columns = [new("V", DataKind.Single, 1, 2)] };
        CollectionAssert.AreEqual(new[] { "[1, 2]", "[3, 4]" }, file.Load(options));
        var column = _ml.Data.LoadFromTextFile(file.Path, options).Schema["V"];
        Assert.AreEqual("V: Vector<Single, 2> {SlotNames}", column.ToString());
    }

    [TestMethod]
    public void Blank_lines_and_comments_are_skipped()
    {
        using var file = new TextFile("# not data", "", "// neither", "a\t1", "", "// nor this", "#b\t2", "");
        CollectionAssert.AreEqual(new[] { "\"a\" | 1 | 0", "\"#b\" | 2 | 0" }, file.Load(new() { Columns = IdAndCoordinates }));
    }

    [TestMethod]
    public void Spaces_before_fields_and_at_the_end_of_lines_are_dropped_where_asked()
    {
        using var file = new TextFile("  a b ,x  ");
        TextLoader.Column[] columns = [new("A", DataKind.String, 0), new("B", DataKind.String, 1)];
        CollectionAssert.AreEqual(new[] { "\"a b \" | \"x  \"" }, file.Load(new() { Columns = columns, Separators = [','] }));
        CollectionAssert.AreEqual(new[] { "\"a b \" | \"x\"" }, file.Load(new() { Columns = columns, Separators = [','], TrimWhitespace = true }));
    }

    [TestMethod]
    public void Several_separators_and_a_decimal_comma()
    {
        using var file = new TextFile("a;1,5|2", "b|-0,25;3");
        CollectionAssert.AreEqual(new[] { "\"a\" | 1.5 | 2", "\"b\" | -0.25 | 3" }, file.Load(new() { Columns = IdAndCoordinates, Separators = [';', '|'], DecimalMarker = ',' }));
    }

    [TestMethod]
    public void Rows_are_limited_and_only_needed_columns_parsed()
    {
        using var file = new TextFile("1,x", "2,y", "3,z");
        TextLoader.Column[] columns = [new("A", DataKind.Int32, 0), new("B", DataKind.Int32, 1)];
        var view = _ml.Data.LoadFromTextFile(file.Path, new TextLoader.Options { Columns = columns, Separators = [','], MaxRows = 2 });
        CollectionAssert.AreEqual(new[] { 1, 2 }, view.GetColumn<int>("A").ToArray());
        Assert.ThrowsExactly<InvalidOperationException>(() => view.GetColumn<int>("B").ToArray());
    }

    [TestMethod]
    public void Without_columns_the_first_field_is_the_label()
    {
        using var file = new TextFile("1\t2\t3", "4\t5\t6");
        CollectionAssert.AreEqual(new[] { "1 | [2, 3]", "4 | [5, 6]" }, Rows.Of(_ml.Data.LoadFromTextFile(file.Path)).Select(r => r.ToString()).ToArray());
    }

    [TestMethod]
    public void Members_of_a_class_are_columns()
    {
        using var file = new TextFile("photo,lat,lon,cell,f1,f2", "p1,1,2,3,4,5");
        var view = _ml.Data.LoadFromTextFile<Photo>(file.Path, separatorChar: ',', hasHeader: true);
        CollectionAssert.AreEqual(new[] { "Name: String", "Features: Vector<Single, 2>", "Latitude: Double", "Cell: Key<UInt32, 0-9>" },
            view.Schema.Select(c => c.ToString()).ToArray());
        var photo = _ml.Data.CreateEnumerable<Photo>(view, reuseRowObject: false).Single();
        Assert.AreEqual("p1", photo.Id);
        Assert.AreEqual(1.0, photo.Latitude);
        Assert.AreEqual(4u, photo.Cell);
        CollectionAssert.AreEqual(new[] { 4f, 5 }, photo.Features);
        Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Data.LoadFromTextFile<Unmarked>(file.Path));
    }

    [TestMethod]
    public void A_loader_serves_several_files_each_with_a_header()
    {
        using var first = new TextFile("id\tlat\tlon", "a\t1\t2");
        using var second = new TextFile("id\tlat\tlon", "b\t3\t4");
        var loader = _ml.Data.CreateTextLoader(IdAndCoordinates, hasHeader: true);
        Assert.HasCount(3, loader.GetOutputSchema());
        var view = loader.Load(new MultiFileSource(first.Path, second.Path));
        CollectionAssert.AreEqual(new[] { "a", "b" }, view.GetColumn<string>("Id").ToArray());
        Assert.AreEqual(2, new MultiFileSource(first.Path, second.Path).Count);
    }

    public class Photo
    {
        [LoadColumn(0), ColumnName("Name")]
        public string Id = "";

        [LoadColumn(4, 5)]
        public float[] Features = [];

        [LoadColumn(1)]
        public double Latitude { get; set; }

        [LoadColumn(3), KeyType(10)]
        public uint Cell { get; set; }
    }

    public class Unmarked
    {
        public string Id = "";
    }
}
