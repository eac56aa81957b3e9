using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Scoring;
using SemGeo.ML.Training;
using SemGeo.Partitioning;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;

namespace SemGeo.ML.Tests.Training;

/// <summary>Label columns by name: keys of the user's own, and columns of SemGeo under other names.</summary>
[TestClass]
public sealed class LabelColumnTests
{
    private static readonly MLContext Context = new(seed: 1);

    // Three classes, in this order of occurrence, each in a direction of its own.
    private static readonly Row[] Rows = [.. Enumerable.Range(0, 24).Select(i => new Row
    {
        Kind = new[] { "sea", "city", "alps" }[i % 3],
        Group = new[] { 7, 7, 3 }[i % 3],
        Embedding = [.. new float[3].Select((_, k) => k == i % 3 ? 3f : 0.1f * (i % 2))],
    })];

    [TestMethod]
    public void Keys_of_MapValueToKey_train_and_predictions_have_names_but_no_coordinates()
    {
        using var model = Fit(Keyed(), Options("Kind"));
        var scored = model.Transform(Keyed());

        Assert.AreEqual(PartitioningScheme.Classes, model.Partitionings.Scheme);
        CollectionAssert.AreEqual(Rows.Select(row => row.Kind).ToArray(), scored.GetColumn<string>("PredictedCell").ToArray());
        CollectionAssert.AreEqual(Rows.Select(row => row.Kind).ToArray(), scored.GetColumn<string>("PredictedAddress").ToArray());
        CollectionAssert.AreEqual(Rows.Select(row => row.Kind).ToArray(), scored.GetColumn<string>("Region").ToArray());
        Assert.IsTrue(scored.GetColumn<double>("PredictedLatitude").All(double.IsNaN));
        Assert.IsTrue(scored.GetColumn<double[]>("LevelLongitudes").All(values => values.Length == 2 && values.All(double.IsNaN)));
        Assert.IsTrue(scored.GetColumn<float>("Probability").All(probability => probability > 0.8f));
        CollectionAssert.AreEqual(new[] { 8, 8, 8 }, model.Partitionings.Finest.Cells.Select(cell => cell.ImageCount).ToArray());
    }

    [TestMethod]
    public void Scores_have_the_order_of_the_keys_so_that_stock_evaluation_reads_them()
    {
        using var model = Fit(Keyed(), Options("Kind"));
        var scored = model.Transform(Keyed());
        VBuffer<ReadOnlyMemory<char>> slots = default;
        scored.Schema["Score.Kind"].Annotations.GetValue("SlotNames", ref slots);
        CollectionAssert.AreEqual(new[] { "sea", "city", "alps" }, slots.DenseValues().Select(slot => slot.ToString()).ToArray());

        var metrics = Context.MulticlassClassification.Evaluate(scored, "Kind", "Score.Kind", predictedLabelColumnName: "PredictedLabel.Kind");

        Assert.AreEqual(1, metrics.MicroAccuracy);
        Assert.IsLessThan(0.3, metrics.LogLoss);
    }

    [TestMethod]
    public void Model_of_keys_reloads_with_the_same_rows()
    {
        using var model = Fit(Keyed(), Options("Kind"));
        using var loaded = (IDisposable)Models.Reload(model, Keyed().Schema);
        CollectionAssert.AreEqual(Scores(model), Scores((ITransformer)loaded));

        static float[] Scores(ITransformer model) => [.. model.Transform(Keyed()).GetColumn<float[]>("Score.Kind").SelectMany(scores => scores)];
    }

    [TestMethod]
    public void Several_columns_are_heads_of_their_own_and_numbers_are_values_too()
    {
        using var model = Fit(Keyed(), Options("Kind", "Group"));
        CollectionAssert.AreEqual(new[] { ("Kind", 3), ("Group", 2) }, model.Network.Heads.Select(head => (head.Name, head.Cells)).ToArray());
        var scored = model.Transform(Keyed());
        CollectionAssert.AreEqual(
            Rows.Select(row => row.Group).ToArray(),
            Context.Transforms.Conversion.MapKeyToValue("Back", "PredictedLabel.Group").Fit(scored).Transform(scored).GetColumn<string>("Back").Select(int.Parse).ToArray());
    }

    [TestMethod]
    public void Validation_keys_of_another_mapping_are_matched_by_their_values()
    {
        var options = Options("Kind");
        options.ValidationData = Keyed(Rows.Reverse().Append(new Row { Kind = "moon", Embedding = [1, 1, 1] }));
        using var model = Fit(Keyed(), options);
        Assert.IsLessThan(0.5, model.Training!.Best!.Loss);
    }

    [TestMethod]
    public void Columns_of_SemGeo_may_have_other_names_and_some_be_left_out()
    {
        var photos = TrainedModel.Labelled(Context);
        var renamed = Context.Transforms.CopyColumns("MyCoarse", "Cell.Coarse").Append(Context.Transforms.DropColumns("Cell.Coarse", "Cell.Fine")).Fit(photos).Transform(photos);
        var options = TrainedModel.Options();
        options.LabelColumnNames = ["MyCoarse"];
        using var model = Context.Geolocation.MultiHeadGeoTrainer(options).Fit(renamed);
        Assert.AreEqual("MyCoarse", model.Network.Heads.Single().Name);
        Assert.AreEqual(PartitioningScheme.Semantic, model.Partitionings.Scheme);
        Assert.IsTrue(model.Transform(TrainedModel.Photos).GetColumn<double>("PredictedLatitude").All(double.IsFinite));
    }

    [TestMethod]
    public void What_cannot_be_is_a_clear_error()
    {
        Assert.Contains("'Nothing'", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Fit(Keyed(), Options("Nothing"))).Message);
        Assert.Contains("a Key<UInt32> is needed", Assert.ThrowsExactly<ArgumentException>(() => Fit(Keyed(), Options("Name"))).Message);
        Assert.Contains("LabelColumnNames is [Kind, Kind]", Assert.ThrowsExactly<ArgumentException>(() => Fit(Keyed(), Options("Kind", "Kind"))).Message);
        Assert.Contains("LabelColumnNames is []", Assert.ThrowsExactly<ArgumentException>(() => Fit(Keyed(), Options())).Message);
        var mixture = Options("Kind");
        mixture.Head = HeadKind.Mixture;
        Assert.Contains("where cells lie", Assert.ThrowsExactly<ArgumentException>(() => Fit(Keyed(), mixture)).Message);
        Assert.Contains("cannot label", Assert.ThrowsExactly<PartitioningSchemeException>(() => Context.Geolocation.PartitionLabels(FitClasses())).Message);
    }

    private static PartitioningSet FitClasses()
    {
        using var model = Fit(Keyed(), Options("Kind"));
        return model.Partitionings;
    }

    private static MultiHeadGeoTransformer Fit(IDataView data, MultiHeadGeoTrainerOptions options) => Context.Geolocation.MultiHeadGeoTrainer(options).Fit(data);

    private static MultiHeadGeoTrainerOptions Options(params string[] labels) => new()
    {
        EmbeddingColumnName = "Embedding",
        LabelColumnNames = labels,
        ValidationFraction = 0,
        Input = new InputOptions { BatchSize = 8, Workers = 1 },
        Training = { Epochs = 40, LearningRate = 0.3 },
        Scoring = { WriteScores = true },
    };

    private static IDataView Keyed(IEnumerable<Row>? rows = null)
    {
        var view = Context.Data.LoadFromEnumerable(rows ?? Rows);
        return Context.Transforms.CopyColumns("Name", "Kind").Append(Context.Transforms.Conversion.MapValueToKey("Kind")).Append(Context.Transforms.Conversion.MapValueToKey("Group")).Fit(view).Transform(view);
    }

    private sealed class Row
    {
        public string Kind { get; set; } = "";

        public int Group { get; set; }

        [VectorType(3)]
        public float[] Embedding { get; set; } = [];
    }
}
