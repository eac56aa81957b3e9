using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.ML.Tests.MLNet.Chains;

[TestClass]
public class PredictionEngineTests
{
    private readonly MLContext _ml = new();

    [TestMethod]
    public void Predictions_follow_the_examples()
    {
        using var engine = _ml.Model.CreatePredictionEngine<Sample, Doubled>(new DoublingTransformer("Twice", "Weight"));
        CollectionAssert.AreEqual(new[] { 2f, 4, 6, 4, 2 }, new[] { 1f, 2, 3, 2, 1 }.Select(w => engine.Predict(new Sample { Weight = w }).Twice).ToArray());
        Assert.AreEqual("name 3", engine.Predict(Samples.Of(3)).Name);
        Assert.IsNotNull(engine.OutputSchema.GetColumnOrNull("Twice"));
    }

    [TestMethod]
    public void An_engine_disposes_its_transformer_unless_told_otherwise()
    {
        var transformer = new DoublingTransformer("Twice", "Weight");
        _ml.Model.CreatePredictionEngine<Sample, Doubled>(transformer, new PredictionEngineOptions { OwnsTransformer = false }).Dispose();
        Assert.IsFalse(transformer.IsDisposed);
        _ml.Model.CreatePredictionEngine<Sample, Doubled>(transformer).Dispose();
        Assert.IsTrue(transformer.IsDisposed);
        Assert.IsTrue(new PredictionEngineOptions().OwnsTransformer);
        Assert.IsTrue(new PredictionEngineOptions().IgnoreMissingColumns);
    }

    [TestMethod]
    public void A_missing_input_column_is_an_error()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<Named, Doubled>(new DoublingTransformer("Twice", "Weight")));
        Assert.Contains("Could not find input column 'Weight'", error.Message);
    }

    [TestMethod]
    public void A_missing_output_column_is_ignored_unless_told_otherwise()
    {
        var transformer = new DoublingTransformer("Other", "Weight");
        using var engine = _ml.Model.CreatePredictionEngine<Sample, Doubled>(transformer);
        Assert.AreEqual(-1, engine.Predict(Samples.Of(1)).Twice);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<Sample, Doubled>(transformer, ignoreMissingColumns: false));
    }

    [TestMethod]
    public void A_training_step_runs_in_an_engine_of_the_whole_chain()
    {
        var model = new EstimatorChain<ITransformer>()
            .Append(new DoublingEstimator("Label", "Latitude2"), TransformerScope.TrainTest)
            .Append(new DoublingEstimator("Twice", "Weight"))
            .Fit(_ml.Data.LoadFromEnumerable(new[] { new { Weight = 1f, Latitude2 = 2f } }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<Sample, Doubled>(model));
        using var engine = _ml.Model.CreatePredictionEngine<Sample, Doubled>(model.GetModelFor(TransformerScope.Scoring));
        Assert.AreEqual(6, engine.Predict(new Sample { Weight = 3 }).Twice);
    }

    [TestMethod]
    public void Only_row_mappers_have_engines()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<Sample, Doubled>(new NoMapper()));
        Assert.Contains("Must be a row to row mapper", error.Message);
    }

    public class Doubled
    {
        public float Twice { get; set; } = -1;

        public string Name { get; set; } = "";

        public string[] Words { get; set; } = [];
    }

    public class Named
    {
        public string Name { get; set; } = "";
    }

    private sealed class NoMapper : ITransformer
    {
        public bool IsRowToRowMapper => false;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new InvalidOperationException();

        public void Save(ModelSaveContext ctx) => throw new NotSupportedException();

        public IDataView Transform(IDataView input) => input;
    }
}
