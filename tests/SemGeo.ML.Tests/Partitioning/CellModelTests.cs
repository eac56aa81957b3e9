using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Inference;
using SemGeo.ML.Partitioning;
using SemGeo.ML.Scoring;
using SemGeo.Partitioning;

namespace SemGeo.ML.Tests.Partitioning;

/// <summary>Models over partitionings that label by coordinate: from photos to an evaluation, through a saved file.</summary>
[TestClass]
public sealed class CellModelTests
{
    private static readonly MLContext Context = new(seed: 1);

    [TestMethod]
    public void Model_over_combinations_trains_predicts_and_is_evaluated()
    {
        var labels = Context.Geolocation.CombinatorialPartitionLabels(new()
        {
            Partitioning = { AtomLevel = 12, Neighbours = 3, Sets = [new() { Classes = 3 }, new() { Classes = 4, SizeWeight = 1 }] },
        });
        using var model = Train(labels);
        var set = model.Partitionings;
        CollectionAssert.AreEqual(new[] { "Set1", "Set2" }, model.Network.Heads.Select(head => head.Name).ToArray());
        var scored = model.Transform(TrainedModel.Photos);
        CheckAnswers(scored, set);
        CheckSums(scored, set);

        var reloaded = (MultiHeadGeoTransformer)Models.Reload(model, TrainedModel.Photos.Schema);
        CollectionAssert.AreEqual(Texts(scored, "PredictedCell"), Texts(reloaded.Transform(TrainedModel.Photos), "PredictedCell"));
        reloaded.Dispose();
    }

    [TestMethod]
    public void Model_over_s2_cells_names_them_by_where_they_are()
    {
        using var model = Train(Context.Geolocation.S2PartitionLabels(4, 12));
        CheckAnswers(model.Transform(TrainedModel.Photos), model.Partitionings);
    }

    [TestMethod]
    public void Model_over_countries_answers_with_countries()
    {
        using var model = Train(Context.Geolocation.CountryPartitionLabels(2));
        var scored = model.Transform(TrainedModel.Photos);
        foreach (var cell in Texts(scored, "PredictedCell"))
            CollectionAssert.Contains(new[] { "BR", "FR", "JP" }, cell);
        foreach (var name in Texts(scored, "PredictedAddress"))
            CollectionAssert.Contains(new[] { "Brazil", "France", "Japan" }, name);
        Assert.HasCount(3, scored.GetColumn<string[]>("TopCells").First());
    }

    private static void CheckAnswers(IDataView scored, PartitioningSet set)
    {
        var (cells, latitudes) = (Texts(scored, "PredictedCell"), scored.GetColumn<double>("PredictedLatitude").ToArray());
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = set.Finest.Cells.Single(c => c.LocationId == cells[i]);
            Assert.AreEqual(cell.Coordinate.Latitude, latitudes[i]);
            Assert.StartsWith("near ", cell.Name);
        }

        CollectionAssert.AreEqual(cells.Select(id => set.Locations.NameOf(id)).ToArray(), Texts(scored, "PredictedAddress"));
        foreach (var names in scored.GetColumn<string[]>("TopCellNames"))
            Assert.IsTrue(names.All(name => name.StartsWith("near ", StringComparison.Ordinal)));
        Assert.AreEqual(1f, scored.GetColumn<float[]>("TopCellProbabilities").First().Sum(), 0.5f);
        var metrics = Context.Geolocation.Evaluate(scored);
        Assert.AreEqual(24, metrics.Predictors[0].Rows);
    }

    /// <summary>The answers are those of the summed probabilities, taken from the score columns.</summary>
    private static void CheckSums(IDataView scored, PartitioningSet set)
    {
        var heads = set.Levels.Select(level => scored.GetColumn<float[]>("Score." + level.Name).ToArray()).ToArray();
        var cells = Texts(scored, "PredictedCell");
        for (var row = 0; row < cells.Length; row++)
        {
            var sums = Enumerable.Range(0, set.Finest.Cells.Count).Select(i => heads.Select((head, level) => (double)head[row][set.ParentsAt(level)[i]]).Sum()).ToArray();
            Assert.AreEqual(set.Finest.Cells[Array.IndexOf(sums, sums.Max())].LocationId, cells[row]);
        }
    }

    private static MultiHeadGeoTransformer Train(PartitionLabelsEstimator labels)
    {
        var options = TrainedModel.Options();
        options.Scoring.Mode = InferenceMode.SummedScores;
        options.Scoring.WriteScores = true;
        var photos = TrainedModel.Photos;
        return Context.Geolocation.MultiHeadGeoTrainer(options).Fit(labels.Fit(photos).Transform(photos));
    }

    private static string[] Texts(IDataView view, string name) => [.. view.GetColumn<string>(name)];
}
