using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.ML.Tests.MLNet.ModelFiles;

/// <summary>What ML.NET keeps of a chain and of its input's schema in a model file.</summary>
[TestClass]
public sealed class ModelFileTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void Save_to_a_path_replaces_the_file()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, new byte[100_000]);
            _ml.Model.Save(ModelExamples.Columns(_ml), Samples.View(1).Schema, path);

            Assert.IsLessThan(10_000, new FileInfo(path).Length);
            Assert.HasCount(2, _ml.Model.Load(path, out var schema).GetOutputSchema(schema));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public void Model_without_a_schema_loads_without_one()
    {
        var model = Reload(ModelExamples.KeyAndBack(_ml), null, out var schema);

        Assert.IsNull(schema);
        CollectionAssert.AreEqual(ModelExamples.Names(ModelExamples.KeyAndBack(_ml)), ModelExamples.Names(model));
    }

    [TestMethod]
    public void Input_schema_survives_with_types_and_key_values()
    {
        var keyed = _ml.Transforms.Conversion.MapValueToKey("Key", "Name").Fit(Samples.View(3)).GetOutputSchema(Samples.View(1).Schema);

        Reload(ModelExamples.Columns(_ml), keyed, out var loaded);

        CollectionAssert.AreEqual(keyed.Select(c => c.ToString()).ToArray(), loaded.Select(c => c.ToString()).ToArray());
        var values = default(VBuffer<ReadOnlyMemory<char>>);
        loaded["Key"].Annotations.GetValue("KeyValues", ref values);
        CollectionAssert.AreEqual(new[] { "name 0", "name 1", "name 2" }, values.DenseValues().Select(v => v.ToString()).ToArray());
    }

    [TestMethod]
    public void Image_columns_are_left_out_of_the_saved_schema()
    {
        var photos = _ml.Data.LoadFromEnumerable(new[] { new { ImagePath = "a.jpg" } });
        var schema = _ml.Transforms.LoadImages("Image", null, "ImagePath").Fit(photos).GetOutputSchema(photos.Schema);

        Reload(ModelExamples.Columns(_ml), schema, out var loaded);

        CollectionAssert.AreEqual(new[] { "ImagePath" }, loaded.Select(c => c.Name).ToArray());
    }

    [TestMethod]
    public void Scopes_survive()
    {
        var model = new EstimatorChain<ITransformer>().Append(_ml.Transforms.Conversion.MapValueToKey("Key", "Name"), TransformerScope.TrainTest)
            .Append(_ml.Transforms.CopyColumns("Copy", "Count")).Fit(Samples.View(3));

        var chain = Assert.IsInstanceOfType<TransformerChain<ITransformer>>(Reload(model, Samples.View(1).Schema, out _));

        Assert.HasCount(2, chain);
        Assert.HasCount(1, chain.GetModelFor(TransformerScope.Scoring));
        Assert.HasCount(2, chain.GetModelFor(TransformerScope.Training));
    }

    [TestMethod]
    public void Chain_in_a_chain_survives()
    {
        var outer = new TransformerChain<ITransformer>(ModelExamples.KeyAndBack(_ml), new TransformerChain<ITransformer>(_ml.Transforms.CopyColumns("Again", "Back").Fit(ModelExamples.KeyAndBack(_ml).Transform(Samples.View(1)))));

        var loaded = Reload(outer, null, out _);

        CollectionAssert.AreEqual(ModelExamples.Names(outer), loaded.Transform(Samples.View(9)).GetColumn<string>("Again").ToArray());
    }

    [TestMethod]
    public void Prediction_engine_over_a_loaded_model_and_schema_predicts()
    {
        var model = Reload(ModelExamples.KeyAndBack(_ml), Samples.View(1).Schema, out var schema);
        using var bySchema = _ml.Model.CreatePredictionEngine<Sample, Named>(model, schema);
        using var byClass = _ml.Model.CreatePredictionEngine<Sample, Named>(model, new PredictionEngineOptions { OwnsTransformer = false });

        foreach (var engine in new[] { bySchema, byClass })
        {
            Assert.AreEqual(("name 1", 2u), (engine.Predict(Samples.Of(1)).Back, engine.Predict(Samples.Of(1)).Key));
            Assert.AreEqual(("", 0u), (engine.Predict(new Sample { Name = "never seen" }).Back, engine.Predict(new Sample { Name = "never seen" }).Key));
        }
    }

    [TestMethod]
    public void Temporary_files_are_gone_after_saving_and_loading()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var ml = new MLContext { TempFilePath = folder.FullName };
            using var stream = new MemoryStream();
            ml.Model.Save(ModelExamples.KeyAndBack(ml), Samples.View(1).Schema, stream);
            stream.Position = 0;
            ml.Model.Load(stream, out _);
            using var damaged = Archive.WithChanged(Archive.Entries(stream), "TransformerChain/Transform_001/Model.key", bytes => bytes[..100]);
            Assert.Throws<Exception>(() => ml.Model.Load(damaged, out _));

            Assert.IsEmpty(folder.GetFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private ITransformer Reload(ITransformer model, DataViewSchema? schema, out DataViewSchema loaded)
    {
        using var stream = new MemoryStream();
        _ml.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out loaded);
    }

    private sealed class Named
    {
        public string Back { get; set; } = "";

        public uint Key { get; set; }
    }
}
