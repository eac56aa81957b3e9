using Microsoft.ML;
using Microsoft.ML.Data;

namespace Shims.MLNet.Tests.Text;

[TestClass]
public class TextLoaderErrorTests
{
    private readonly MLContext _ml = new();

    [TestMethod]
    public void A_missing_file_is_an_error()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromTextFile("nowhere.tsv"));
        Assert.Contains("File or directory does not exist at path: nowhere.tsv", error.Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromTextFile(""));
    }

    [TestMethod]
    public void A_file_that_went_away_is_an_error_when_it_is_read()
    {
        var file = new TextFile("a\tb");
        var view = _ml.Data.LoadFromTextFile(file.Path, [new("A", DataKind.String, 0)]);
        file.Dispose();
        var error = Assert.ThrowsExactly<FormatException>(() => view.GetColumn<string>("A").ToArray());
        Assert.AreEqual("Parsing failed with an exception: Stream reading encountered exception", error.Message);
        Assert.IsInstanceOfType<IOException>(error.GetBaseException());
    }

    [TestMethod]
    public void An_empty_file_has_no_rows()
    {
        using var file = new TextFile();
        Assert.IsEmpty(_ml.Data.LoadFromTextFile(file.Path, [new("A", DataKind.String, 0)], hasHeader: true).GetColumn<string>("A").ToArray());
    }

    [TestMethod]
    public void A_run_to_the_end_needs_a_consistent_sample()
    {
        TextLoader.Column[] columns = [new("V", DataKind.Single, [new TextLoader.Range(1, null)])];
        using var file = new TextFile("1\t2\t3", "4\t5");
        Assert.Contains("not consistent", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => file.Load(new() { Columns = columns })).Message);
        Assert.Contains("without valid data", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromTextFile(file.Path, columns)).Message);
        using var narrow = new TextFile("1", "4");
        Assert.Contains("Column #1 not found", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => narrow.Load(new() { Columns = columns })).Message);
    }

    [TestMethod]
    public void Wrong_columns_are_errors()
    {
        using var file = new TextFile("1\t2");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => file.Load(new() { Columns = [new() { Name = " ", Source = [new(0)] }] }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => file.Load(new() { Columns = [new() { Name = "A" }] }));
        Assert.Contains("overlap", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => file.Load(new() { Columns = [new("A", DataKind.Single, [new(0, 1), new(1)])] })).Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => file.Load(new() { Columns = [new("A", DataKind.Int32, [new(0)], new KeyCount(3))] }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TextLoader.Range(-1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TextLoader.Range(2, 1));
        Assert.ThrowsExactly<ArgumentNullException>(() => new TextLoader.Column(null!, DataKind.Single, 0));
    }

    [TestMethod]
    public void Wrong_characters_are_errors()
    {
        using var file = new TextFile("1\t2");
        TextLoader.Column[] columns = [new("A", DataKind.Single, 0)];
        Assert.Contains("Illegal separator", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => file.Load(new() { Columns = columns, Separators = ['1'] })).Message);
        Assert.Contains("Decimal marker", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => file.Load(new() { Columns = columns, DecimalMarker = ';' })).Message);
        Assert.Contains("Quoting must be allowed", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => file.Load(new() { Columns = columns, Separators = [','], DecimalMarker = ',' })).Message);
        Assert.Contains("EscapeChar", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => file.Load(new() { Columns = columns, Separators = ['\\'], EscapeChar = '\\' })).Message);
    }

    [TestMethod]
    public void Paths_with_wildcards_are_all_their_files()
    {
        var folder = Directory.CreateTempSubdirectory();
        File.WriteAllText(Path.Combine(folder.FullName, "b.tsv"), "second");
        File.WriteAllText(Path.Combine(folder.FullName, "a.tsv"), "first");
        var view = _ml.Data.LoadFromTextFile(Path.Combine(folder.FullName, "*.tsv"), [new("A", DataKind.String, 0)]);
        CollectionAssert.AreEqual(new[] { "first", "second" }, view.GetColumn<string>("A").ToArray());
        folder.Delete(recursive: true);
    }
}
