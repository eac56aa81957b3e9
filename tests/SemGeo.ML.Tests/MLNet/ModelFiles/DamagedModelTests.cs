using Microsoft.ML;

namespace SemGeo.ML.Tests.MLNet.ModelFiles;

/// <summary>Model files that are damaged or made up: an error, never a model, and nothing written outside.</summary>
[TestClass]
public sealed class DamagedModelTests
{
    private const string Labels = "TransformerChain/Transform_001";

    private static readonly Lazy<List<(string Name, byte[] Bytes)>> Sound = new(SaveLabels);

    private readonly MLContext _ml = new MLContext(seed: 1).UseSemGeo();

    [TestMethod]
    public void Sound_model_loads_from_its_parts()
    {
        using var stream = Archive.Of(Sound.Value);

        Assert.HasCount(2, (Microsoft.ML.Data.TransformerChain<ITransformer>)_ml.Model.Load(stream, out var schema));
        Assert.IsNotNull(schema);
    }

    [TestMethod]
    public void Garbage_is_no_archive()
    {
        using var stream = new MemoryStream([.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 31))]);

        Assert.AreEqual("Failed to open a zip archive", Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(stream, out _)).Message);
    }

    [TestMethod]
    public void Empty_stream_is_no_archive() => Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(new MemoryStream(), out _));

    [TestMethod]
    public void File_cut_in_half_is_no_archive()
    {
        using var whole = Archive.Of(Sound.Value);
        using var half = new MemoryStream(whole.ToArray()[..((int)whole.Length / 2)]);

        Assert.AreEqual("Failed to open a zip archive", Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(half, out _)).Message);
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
        using var stream = Archive.Of(Sound.Value.Where(e => e.Name != "TransformerChain/Model.key"));

        Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(stream, out _));
    }

    [TestMethod]
    public void Unknown_loader_is_named_by_its_folder()
    {
        using var stream = Archive.WithChanged(Sound.Value, $"{Labels}/Model.key", bytes => Archive.WithLoader(bytes, "NoSuchLoader"));

        var error = Models.Innermost(Assert.Throws<Exception>(() => _ml.Model.Load(stream, out _)));

        Assert.IsInstanceOfType<FormatException>(error);
        Assert.AreEqual($"Couldn't load model: '{Labels}'", error.Message);
    }

    [TestMethod]
    public void Unknown_loader_of_the_whole_model_is_a_plain_format_error()
    {
        using var stream = Archive.WithChanged(Sound.Value, "TransformerChain/Model.key", bytes => Archive.WithLoader(bytes, "NoSuchLoader"));

        Assert.AreEqual("Couldn't load model: 'TransformerChain'", Assert.ThrowsExactly<FormatException>(() => _ml.Model.Load(stream, out _)).Message);
    }

    [TestMethod]
    [DataRow("TransformerChain/Model.key")]
    [DataRow($"{Labels}/Model.key")]
    public void Main_stream_that_is_not_read_to_its_end_is_an_error(string entry)
    {
        using var stream = Archive.WithChanged(Sound.Value, entry, bytes => Archive.WithLongerBody(bytes, 1, 2, 3, 4));

        Assert.IsInstanceOfType<FormatException>(Models.Innermost(Assert.Throws<Exception>(() => _ml.Model.Load(stream, out _))));
    }

    [TestMethod]
    [DataRow("TransformerChain/Model.key", 7)]
    [DataRow("TransformerChain/Transform_000/Model.key", 7)]
    [DataRow($"{Labels}/Model.key", 7)]
    [DataRow($"{Labels}/partitioning.bin", 97)]
    [DataRow("Schema", 97)]
    public void Stream_cut_anywhere_is_an_error(string entry, int step)
    {
        var length = Sound.Value.Single(e => e.Name == entry).Bytes.Length;
        for (var kept = 0; kept < length; kept += step)
        {
            using var stream = Archive.WithChanged(Sound.Value, entry, bytes => bytes[..kept]);
            Assert.Throws<Exception>(() => _ml.Model.Load(stream, out _), $"{kept} of {length} bytes");
        }
    }

    [TestMethod]
    public void Model_without_its_partitionings_names_them()
    {
        using var stream = Archive.Of(Sound.Value.Where(e => e.Name != $"{Labels}/partitioning.bin"));

        var error = Models.Innermost(Assert.Throws<Exception>(() => _ml.Model.Load(stream, out _)));

        Assert.IsInstanceOfType<InvalidDataException>(error);
        Assert.Contains("partitioning.bin", error.Message);
    }

    [TestMethod]
    public void Step_of_a_newer_version_is_an_error()
    {
        const int ReadableVersionField = 0x4C;
        using var stream = Archive.WithChanged(Sound.Value, $"{Labels}/Model.key",
            bytes => Archive.WithInt32(Archive.WithInt32(bytes, ReadableVersionField, 0x00020000), ReadableVersionField - 4, 0x00020000));

        Assert.IsInstanceOfType<FormatException>(Models.Innermost(Assert.Throws<Exception>(() => _ml.Model.Load(stream, out _))));
    }

    [TestMethod]
    public void Entries_that_lead_out_of_the_archive_are_passed_over()
    {
        using var stream = Archive.Of([.. Sound.Value, ("../../evil.txt", [1]), ("/etc/evil.txt", [1]), ("TransformerChain/../../evil.txt", [1]), ("..\\evil.txt", [1])]);

        var model = _ml.Model.Load(stream, out var schema);

        Assert.IsNotNull(model.GetOutputSchema(schema).GetColumnOrNull("Cell.Fine"));
        Assert.IsFalse(File.Exists(Path.Combine(Path.GetTempPath(), "evil.txt")));
        Assert.IsFalse(File.Exists(Path.Combine(Path.GetDirectoryName(Path.GetTempPath().TrimEnd('/'))!, "evil.txt")));
    }

    private static List<(string Name, byte[] Bytes)> SaveLabels()
    {
        var ml = new MLContext(seed: 1);
        var model = ml.Geolocation.ReverseGeocode().Append(ml.Geolocation.SemanticPartitionLabels(TrainedModel.Labels())).Fit(TrainedModel.Photos);
        using var stream = new MemoryStream();
        ml.Model.Save(model, TrainedModel.Photos.Schema, stream);
        stream.Position = 0;
        return Archive.Entries(stream);
    }
}
