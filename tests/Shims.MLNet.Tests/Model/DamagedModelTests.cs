using Microsoft.ML;

namespace Shims.MLNet.Tests.Model;

[TestClass]
public sealed class DamagedModelTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void Garbage_is_no_archive()
    {
        using var stream = new MemoryStream([.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 31))]);

        var error = Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(stream, out _));

        Assert.AreEqual("Failed to open a zip archive", error.Message);
    }

    [TestMethod]
    public void Empty_stream_is_no_archive() => Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(new MemoryStream(), out _));

    [TestMethod]
    public void File_cut_in_half_is_no_archive()
    {
        var bytes = File.ReadAllBytes(Golden.PathOf("columns.zip"));
        using var half = new MemoryStream(bytes, 0, bytes.Length / 2);

        var error = Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(half, out _));

        Assert.AreEqual("Failed to open a zip archive", error.Message);
    }

    [TestMethod]
    public void Archive_of_something_else_is_no_model()
    {
        using var stream = Archive.Of([("readme.txt", [1, 2, 3])]);

        Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Model.Load(stream, out _));
    }

    [TestMethod]
    public void Schema_without_a_model_is_a_format_error()
    {
        using var stream = Archive.Without("select", "TransformerChain/Model.key");

        Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(stream, out _));
    }

    [TestMethod]
    public void Unknown_loader_is_named_by_its_folder()
    {
        using var stream = Archive.WithChanged("key-and-back", "TransformerChain/Transform_001/Model.key", bytes => Archive.WithLoader(bytes, "NoSuchLoader"));

        var error = Assert.Throws<Exception>(() => _ml.Model.Load(stream, out _)).GetBaseException();

        Assert.IsInstanceOfType<FormatException>(error);
        Assert.AreEqual("Couldn't load model: 'TransformerChain/Transform_001'", error.Message);
    }

    [TestMethod]
    public void Unknown_loader_of_the_whole_model_is_a_plain_format_error()
    {
        using var stream = Archive.WithChanged("select", "TransformerChain/Model.key", bytes => Archive.WithLoader(bytes, "NoSuchLoader"));

        var error = Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(stream, out _));

        Assert.AreEqual("Couldn't load model: 'TransformerChain'", error.Message);
    }

    [TestMethod]
    public void Loader_of_a_missing_assembly_is_an_error()
    {
        using var stream = Archive.WithChanged("select", "TransformerChain/Model.key", bytes =>
        {
            // "Microsoft.ML.Data, ..." in UTF-16 becomes "Microsoft.ML.Xata, ...".
            var at = bytes.AsSpan().LastIndexOf("D\0a\0t\0a\0"u8);
            bytes[at] = (byte)'X';
            return bytes;
        });

        Assert.Throws<FileNotFoundException>(() => _ml.Model.Load(stream, out _));
    }

    [TestMethod]
    public void Main_stream_that_is_not_read_to_its_end_is_an_error()
    {
        using var stream = Archive.WithChanged("select", "TransformerChain/Model.key", bytes => Archive.WithLongerBody(bytes, 1, 2, 3, 4));

        Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(stream, out _));
    }

    [TestMethod]
    [DataRow("columns", "TransformerChain/Model.key")]
    [DataRow("columns", "TransformerChain/Transform_000/Model.key")]
    [DataRow("columns", "TransformerChain/Transform_001/Model.key")]
    [DataRow("columns", "TransformerChain/Transform_002/Model.key")]
    [DataRow("keys-by-value", "TransformerChain/Vocabulary/Model.key")]
    [DataRow("columns", "Schema")]
    public void Stream_cut_anywhere_is_an_error(string golden, string entry)
    {
        using var file = File.OpenRead(Golden.PathOf($"{golden}.zip"));
        var length = Golden.Entries(file).Single(e => e.Name == entry).Bytes.Length;
        for (var kept = 0; kept < length; kept += 7)
        {
            using var stream = Archive.WithChanged(golden, entry, bytes => bytes[..kept]);
            Assert.Throws<Exception>(() => _ml.Model.Load(stream, out _), $"{kept} of {length} bytes");
        }
    }

    [TestMethod]
    [DataRow("columns", "TransformerChain/Model.key", 0)]
    [DataRow("columns", "TransformerChain/Transform_000/Model.key", 0)]
    [DataRow("columns", "TransformerChain/Transform_000/Model.key", 4)]
    [DataRow("columns", "TransformerChain/Transform_001/Model.key", 8)]
    [DataRow("keys-by-value", "TransformerChain/Vocabulary/Model.key", 0)]
    public void Negative_number_in_a_body_is_an_error(string golden, string entry, int offset)
    {
        using var stream = Archive.WithChanged(golden, entry, bytes => Archive.WithInt32InBody(bytes, offset, -5));

        Assert.Throws<Exception>(() => _ml.Model.Load(stream, out _));
    }

    [TestMethod]
    public void Newer_version_is_an_error()
    {
        const int ReadableVersionField = 0x4C;
        using var stream = Archive.WithChanged("select", "TransformerChain/Model.key",
            bytes => Archive.WithInt32(Archive.WithInt32(bytes, ReadableVersionField, 0x00020000), ReadableVersionField - 4, 0x00020000));

        Assert.IsInstanceOfType<FormatException>(Assert.Throws<Exception>(() => _ml.Model.Load(stream, out _)).GetBaseException());
    }

    [TestMethod]
    public void Entries_that_lead_out_of_the_archive_are_passed_over()
    {
        using var file = File.OpenRead(Golden.PathOf("select.zip"));
        using var stream = Archive.Of([.. Golden.Entries(file), ("../../evil.txt", [1]), ("/etc/evil.txt", [1]), ("TransformerChain/../../evil.txt", [1]), ("..\\evil.txt", [1])]);

        var model = _ml.Model.Load(stream, out var schema);

        Assert.HasCount(3, model.GetOutputSchema(schema));
        Assert.IsFalse(File.Exists(Path.Combine(Path.GetTempPath(), "evil.txt")));
        Assert.IsFalse(File.Exists(Path.Combine(Path.GetDirectoryName(Path.GetTempPath().TrimEnd('/'))!, "evil.txt")));
    }
}
