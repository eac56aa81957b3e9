using Microsoft.ML;

namespace Shims.MLNet.Tests.Model;

[TestClass]
public sealed class GoldenModelTests
{
    private const string VersionEntry = "TrainingInfo/Version.txt";

    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    [DataRow("load-images")]
    [DataRow("raw-bytes")]
    [DynamicData(nameof(ModelExamples.Names), typeof(ModelExamples))]
    public void Golden_model_loads_with_its_schemas(string name)
    {
        var model = _ml.Model.Load(Golden.PathOf($"{name}.zip"), out var schema);

        CollectionAssert.AreEqual(Golden.Describe(ModelExamples.Data(_ml).Schema), Golden.Describe(schema));
        CollectionAssert.AreEqual(File.ReadAllLines(Golden.PathOf($"{name}.schema.txt")), Golden.Describe(model.GetOutputSchema(ModelExamples.Data(_ml).Schema)));
    }

    [TestMethod]
    [DataRow("map-value-to-key")]
    [DataRow("key-and-back")]
    [DataRow("columns")]
    [DataRow("select")]
    [DataRow("select-hidden")]
    [DataRow("scopes")]
    [DataRow("replaced-column")]
    [DataRow("keys-by-value")]
    [DataRow("keys-of-numbers")]
    [DataRow("keys-of-keys")]
    public void Golden_model_gives_its_rows(string name)
    {
        var model = _ml.Model.Load(Golden.PathOf($"{name}.zip"), out _);

        CollectionAssert.AreEqual(File.ReadAllLines(Golden.PathOf($"{name}.rows.jsonl")), Golden.Describe(model.Transform(ModelExamples.Data(_ml))));
    }

    [TestMethod]
    [DynamicData(nameof(ModelExamples.Names), typeof(ModelExamples))]
    public void Saved_model_has_the_golden_bytes(string name)
    {
        using var saved = new MemoryStream();
        _ml.Model.Save(ModelExamples.Fit(_ml, name), ModelExamples.Data(_ml).Schema, saved);

        AssertSameEntries(name, saved);
    }

    [TestMethod]
    [DataRow("load-images")]
    [DataRow("raw-bytes")]
    [DynamicData(nameof(ModelExamples.Names), typeof(ModelExamples))]
    public void Loaded_model_saves_to_the_golden_bytes_again(string name)
    {
        var model = _ml.Model.Load(Golden.PathOf($"{name}.zip"), out var schema);
        using var saved = new MemoryStream();
        _ml.Model.Save(model, schema, saved);

        AssertSameEntries(name, saved);
    }

    // Only the note on which build wrote the file differs.
    private static void AssertSameEntries(string name, Stream saved)
    {
        using var file = File.OpenRead(Golden.PathOf($"{name}.zip"));
        var golden = Golden.Entries(file);
        saved.Position = 0;
        var entries = Golden.Entries(saved);

        CollectionAssert.AreEqual(golden.ConvertAll(e => e.Name), entries.ConvertAll(e => e.Name));
        for (var i = 0; i < golden.Count; i++)
            if (golden[i].Name != VersionEntry)
                CollectionAssert.AreEqual(golden[i].Bytes, entries[i].Bytes, golden[i].Name);
    }
}
