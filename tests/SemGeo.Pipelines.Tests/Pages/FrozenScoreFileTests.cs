using System.Text.Json;
using SemGeo.Pipelines.Pages;
using SemGeo.Pipelines.Training;

namespace SemGeo.Pipelines.Tests.Pages;

/// <summary>Score files, concept files and training logs that version 0.1 wrote (tests/Shared/Frozen).</summary>
[TestClass]
public sealed class FrozenScoreFileTests
{
    [TestMethod]
    public void Scores_of_all_formats_hold_the_same_photos()
    {
        var csv = ScoreFile.Read(Path.Combine(FrozenFolder.Path, "scores", "scores.csv"), null);
        CollectionAssert.AreEqual(csv, ScoreFile.Read(Path.Combine(FrozenFolder.Path, "scores", "scores.jsonl"), null));
        Assert.HasCount(6, csv);
        Assert.AreEqual(("earth-000024", 48.955497, 2.244691, "Tokyo, Japan"), (csv[0].Name, csv[0].Truth.Latitude, csv[0].Truth.Longitude, csv[0].Address));
        Assert.AreEqual(9707.132333344982, csv[0].ErrorKm, 1e-6);

        using var geo = JsonDocument.Parse(File.ReadAllText(Path.Combine(FrozenFolder.Path, "scores", "scores.geojson")));
        CollectionAssert.AreEqual(csv.Select(photo => photo.Name).ToArray(), geo.RootElement.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("properties").GetProperty("id").GetString()).ToArray());
    }

    [TestMethod]
    public void Concepts_of_both_formats_are_the_same()
    {
        var csv = ScoreFile.ReadConcepts(Path.Combine(FrozenFolder.Path, "concepts", "concepts.csv")).ToArray();
        var json = ScoreFile.ReadConcepts(Path.Combine(FrozenFolder.Path, "concepts", "concepts.jsonl")).ToArray();
        Assert.IsGreaterThan(6, csv.Length);
        CollectionAssert.AreEqual(csv.Select(row => (row.Photo, row.Concept)).ToArray(), json.Select(row => (row.Photo, row.Concept)).ToArray());
        for (var i = 0; i < csv.Length; i++)
            Assert.AreEqual(csv[i].Influence, json[i].Influence, 1e-6);
    }

    [TestMethod]
    public void Training_log_holds_spans_and_validations()
    {
        var curves = LearningCurveLog.Read(Path.Combine(FrozenFolder.Path, "run-embeddings", "training.jsonl"));
        Assert.IsNotEmpty(curves.Spans);
        Assert.AreEqual(3.1895047922929125, curves.Validations[0].Loss);
    }
}
