using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Persistence;
using SemGeo.ML.Tests.MLNet.ModelFiles;

namespace SemGeo.ML.Tests.Persistence;

/// <summary>The verb that loads a model, and the checksums that it holds one against.</summary>
[TestClass]
public sealed class LoadModelTests
{
    private const string Step = "TransformerChain/Transform_000/", Heads = "TransformerChain/Transform_001/";

    private readonly string _folder = Directory.CreateTempSubdirectory("semgeo-load-").FullName;

    private static string Frozen => Path.Combine(AppContext.BaseDirectory, "Frozen", "0.1", "models");

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Model_is_loaded_with_its_schema()
    {
        using var loaded = (IDisposable)Load(Saved("s2-pipeline"), out var schema);

        Assert.HasCount(2, (IEnumerable<ITransformer>)loaded);
        CollectionAssert.Contains(schema!.Select(column => column.Name).ToArray(), "Embedding");
    }

    [TestMethod]
    public void Absent_file_is_named() => Assert.Contains("none.zip", Assert.ThrowsExactly<FileNotFoundException>(() => Load(Path.Combine(_folder, "none.zip"))).Message);

    [TestMethod]
    public void Every_step_has_checksums_of_all_that_it_wrote()
    {
        var entries = Entries(Saved("s2-pipeline")).ToDictionary(entry => entry.Name, entry => Encoding.UTF8.GetString(entry.Bytes));

        Assert.Contains("\"Model.key\":{\"Length\":", entries[Step + "Checksums"]);
        Assert.Contains("\"partitioning.bin\":{\"Length\":", entries[Step + "Checksums"]);
        foreach (var name in new[] { "Model.key", "partitioning.bin", "weights-00001.safetensors" })
            Assert.Contains($"\"{name}\":{{\"Length\":", entries[Heads + "Checksums"]);
    }

    [TestMethod]
    [DataRow("partitioning.bin")]
    [DataRow("weights-00001.safetensors")]
    public void Flipped_bit_with_the_right_zip_checksum_is_named(string stream)
    {
        var path = Write(Archive.WithChanged(Entries(Saved("s2-pipeline")), Heads + stream, bytes => [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]));

        var error = Assert.ThrowsExactly<ModelFormatException>(() => Load(path));

        Assert.AreEqual(
            $"'{path}' could not be loaded: The model is damaged: its part '{Heads}{stream}' does not have the checksum that was written with it. Copy the file again from where it is whole, or train the model again.",
            error.Message);
    }

    [TestMethod]
    public void Shorter_longer_and_absent_streams_are_named()
    {
        var entries = Entries(Saved("s2-pipeline"));
        const string Weights = Heads + "weights-00001.safetensors";
        var length = entries.Single(entry => entry.Name == Weights).Bytes.Length;

        Fails(Archive.WithChanged(entries, Weights, bytes => bytes[..^1]), $"'{Weights}' has {length - 1} bytes instead of {length}");
        Fails(Archive.WithChanged(entries, Weights, bytes => [.. bytes, 0]), $"'{Weights}' has {length + 1} bytes instead of {length}");
        Fails(Archive.Of(entries.Where(entry => entry.Name != Weights)), "Part 'weights-00001.safetensors' of the weights, 1 of 1, is absent");
        Fails(Archive.Of(entries.Where(entry => entry.Name != Heads + "partitioning.bin")), "has no 'partitioning.bin'");
        Fails(Archive.Of(entries.Where(entry => entry.Name != Heads + "Checksums")), $"'{Heads}Checksums' is absent");
    }

    [TestMethod]
    public void What_ML_NET_writes_is_checked_too_in_a_model_that_was_saved_for_scoring()
    {
        var ml = new MLContext();
        var path = Path.Combine(_folder, "sealed.zip");
        using (var model = (TransformerChain<ITransformer>)ml.Geolocation.LoadModel(Path.Combine(Frozen, "s2-pipeline.zip"), out var schema))
            ml.Geolocation.SaveForScoring(new TransformerChain<ITransformer>([.. model]), schema!, path);
        var entries = Entries(path);
        using (var loaded = (TransformerChain<ITransformer>)Load(path))
            Assert.HasCount(2, loaded);

        foreach (var entry in new[] { "Schema", "TransformerChain/Model.key", "TrainingInfo/Version.txt", Heads + "Model.key" })
            Fails(Archive.WithChanged(entries, entry, bytes => [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]), $"its part '{entry}' does not have the length and checksum that were written with it");
        Fails(Archive.Of(entries.Where(entry => entry.Name != "TrainingInfo/Version.txt")), "its part 'TrainingInfo/Version.txt' is absent");
        Fails(Archive.Of([.. entries, ("more", [1])]), "its part 'more' is not named by 'Checksums'");
        Fails(Archive.WithChanged(entries, "Checksums", _ => [(byte)'{']), "its part 'Checksums' cannot be read");
    }

    [TestMethod]
    public void Stream_that_older_models_lack_may_not_be_absent_from_newer_ones()
    {
        var entries = Entries(Saved("geocoder"));

        Fails(Archive.Of(entries.Where(entry => entry.Name != "TransformerChain/Settings")), "its part 'TransformerChain/Settings' is absent");
    }

    [TestMethod]
    [DataRow("", "cannot be read")]
    [DataRow("null", "It is empty")]
    [DataRow("[1]", "cannot be read")]
    [DataRow("""{"Model.key":null}""", "It has nothing for 'Model.key'")]
    [DataRow("""{"Model.key":{"Length":1,"Sha256":null}}""", "It has nothing for 'Model.key'")]
    [DataRow("""{"Model.key":{"Length":1e400,"Sha256":"00"}}""", "cannot be read")]
    [DataRow("""{"Model.key":{"Length":-1,"Sha256":"00"}}""", "bytes instead of -1")]
    [DataRow("""{"Model.key":{"Length":9223372036854775807,"Sha256":"00"}}""", "bytes instead of 9223372036854775807")]
    [DataRow("""{"Model.key":{"Length":1,"Sha256":"00"},"Model.key":{"Length":1,"Sha256":"00"}}""", "cannot be read")]
    [DataRow("""{"Model.key":{"Length":1,"Sha256":"\ud800"}}""", "cannot be read")]
    [DataRow("{}", "is not named by 'Checksums'")]
    public void Damaged_checksums_are_refused(string json, string message) =>
        Fails(Archive.WithChanged(Entries(Saved("s2-pipeline")), Heads + "Checksums", _ => Encoding.UTF8.GetBytes(json)), message);

    [TestMethod]
    public void Model_of_a_build_before_checksums_is_held_against_those_of_the_archive()
    {
        var path = Path.Combine(_folder, "old.zip");
        var bytes = File.ReadAllBytes(Path.Combine(Frozen, "s2-pipeline.zip"));

        // The central directory's checksum of the weights: another value is what a changed weight would have.
        bytes[CentralChecksumOf(bytes, Heads + "weights-00001.safetensors")] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.Contains(
            $"its part '{Heads}weights-00001.safetensors' does not have the length and checksum of the zip archive", Assert.ThrowsExactly<ModelFormatException>(() => Load(path)).Message);
    }

    [TestMethod]
    public void Assembly_that_no_machine_has_is_damage_and_no_disk_fault()
    {
        var error = Fails(Archive.WithChanged(Entries(Saved("s2-pipeline")), Heads + "Model.key", bytes =>
        {
            // The assembly's name stands in UTF-16 behind the header's text.
            var at = bytes.AsSpan().LastIndexOf(Encoding.Unicode.GetBytes("SemGeo.ML"));
            bytes[at] ^= 1;
            return bytes;
        }), "it is no model that SemGeo saved, or it is damaged or cut short");
        Assert.IsInstanceOfType<FileNotFoundException>(Models.Innermost(error));
    }

    [TestMethod]
    public void Entry_that_would_fill_the_disk_is_refused()
    {
        var entries = Entries(Saved("s2-pipeline"));
        Fails(Archive.Of([.. entries, ("more", new byte[65 << 20])]), "at most 200 times as many are read");
    }

    private static int CentralChecksumOf(byte[] archive, string entry)
    {
        const int Checksum = 16, Name = 46;
        var name = Encoding.UTF8.GetBytes(entry);
        for (var at = archive.AsSpan().LastIndexOf(name) - Name; at >= 0;)
        {
            Assert.IsTrue(archive.AsSpan(at).StartsWith("PK\x01\x02"u8));
            return at + Checksum;
        }

        throw new AssertFailedException($"There is no entry '{entry}'.");
    }

    private static ITransformer Load(string path) => Load(path, out _);

    private static ITransformer Load(string path, out DataViewSchema? schema) => new MLContext().Geolocation.LoadModel(path, out schema);

    private static List<(string Name, byte[] Bytes)> Entries(string path)
    {
        using var file = File.OpenRead(path);
        return Archive.Entries(file);
    }

    private ModelFormatException Fails(MemoryStream archive, string message)
    {
        var error = Assert.ThrowsExactly<ModelFormatException>(() => Load(Write(archive)));
        Assert.Contains(message, error.Message);
        return error;
    }

    private string Write(MemoryStream archive)
    {
        var path = Path.Combine(_folder, "changed.zip");
        File.WriteAllBytes(path, archive.ToArray());
        return path;
    }

    /// <summary>A frozen model as this build saves it.</summary>
    private string Saved(string name)
    {
        var ml = new MLContext();
        var path = Path.Combine(_folder, $"{name}.zip");
        var model = ml.Geolocation.LoadModel(Path.Combine(Frozen, $"{name}.zip"), out var schema);
        using var disposal = model as IDisposable;
        ml.Model.Save(model, schema, path);
        return path;
    }
}
