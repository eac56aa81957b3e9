using System.Reflection;
using System.Text.Json;
using SemGeo.ML.Concepts;
using SemGeo.ML.Scoring;
using SemGeo.Pipelines.Scoring;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Scoring;

[TestClass]
public sealed class JournalIdentityTests
{
    [TestMethod]
    public void Keys_of_scoring_are_these_whatever_properties_are_called() => CollectionAssert.AreEqual(
        new[]
        {
            "format", "model", "scoring.batchSize", "scoring.confidenceLevel", "scoring.cropMerging", "scoring.crops", "scoring.firstBatchSize", "scoring.minimumGranularity", "scoring.mode",
            "scoring.onBadImage", "scoring.precision", "scoring.threads", "scoring.topCells", "scoring.writeScores", "top",
        },
        ScoreIdentity.Keys("m", "csv", 0, new GeoScoringOptions()).Keys.ToArray());

    [TestMethod]
    public void Keys_of_concepts_are_these_whatever_properties_are_called() => CollectionAssert.AreEqual(
        new[]
        {
            "columns.completenessGap", "columns.dilatedInfluence", "columns.error", "columns.influence", "columns.intersection", "columns.name", "columns.size",
            "concepts.batchSize", "concepts.comparedDilation", "concepts.imageColumnName", "concepts.maskColumnName", "concepts.maskFolder", "concepts.onBadImage", "concepts.predictedCellColumnName",
            "concepts.segmenterWeights", "concepts.target", "concepts.targetLocation",
            "explanation.baseline", "explanation.internalBatchSize", "explanation.method", "explanation.multiplyByWay", "explanation.noiseLevel", "explanation.rule", "explanation.samples",
            "explanation.seed", "explanation.smoothing", "explanation.steps", "influence.dilation", "influence.minimumSize", "influence.topPixels", "model",
        },
        ConceptIdentity.Keys("m", new ConceptInfluenceEstimatorOptions()).Keys.ToArray());

    [TestMethod]
    public void There_is_a_key_for_every_option_but_the_threads_do_not_count()
    {
        Assert.HasCount(Count(typeof(GeoScoringOptions)) + 3, ScoreIdentity.Keys("m", "csv", 0, new GeoScoringOptions()));
        var options = new ConceptInfluenceEstimatorOptions();
        Assert.HasCount(
            Count(typeof(ConceptInfluenceEstimatorOptions)) - 3 + Count(options.Explanation.GetType()) + Count(options.Influence.GetType()) + Count(options.Columns.GetType()) + 1,
            ConceptIdentity.Keys("m", options));
        Assert.AreEqual("", ScoreIdentity.Keys("m", "csv", 0, new GeoScoringOptions { Threads = 3 })["scoring.threads"]);

        static int Count(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Count(property => property.SetMethod is { IsPublic: true });
    }

    [TestMethod]
    public void Journals_of_the_first_build_are_read_by_their_old_keys_and_numbers()
    {
        var options = new GeoScoringOptions { Crops = Vision.Input.CropMode.Center, TopCells = 0, BatchSize = 8, FirstBatchSize = 8 };
        var saved = File.ReadAllText(Path.Combine(FrozenFolder.Path, "journals", "score", "scores.csv.partial.json"));
        var model = JsonDocument.Parse(saved).RootElement.GetProperty("model").GetString()!;
        Assert.IsEmpty(new JournalIdentity(ScoreIdentity.Keys(model, "csv", 0, options), ScoreIdentity.History).Differences(saved));

        options.Crops = Vision.Input.CropMode.Five;
        options.ConfidenceLevel = 0.8;
        CollectionAssert.AreEqual(
            new[] { "format was csv, now it is jsonl", "scoring.confidenceLevel was 0.9, now it is 0.8", "scoring.crops was Center, now it is Five" },
            new JournalIdentity(ScoreIdentity.Keys(model, "jsonl", 0, options), ScoreIdentity.History).Differences(saved).ToArray());
    }

    [TestMethod]
    public void What_this_build_writes_is_what_it_reads()
    {
        var identity = new JournalIdentity(ConceptIdentity.Keys("m", new ConceptInfluenceEstimatorOptions { MaskFolder = "masks \"ä\"" }), ConceptIdentity.History);
        Assert.IsEmpty(identity.Differences(identity.ToJson()));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("[1]")]
    [DataRow("{\"model\":")]
    public void Text_that_is_no_object_is_an_error(string saved)
    {
        var identity = new JournalIdentity(new Dictionary<string, string>(), new([], []));
        Assert.Contains("no JSON object", Assert.ThrowsExactly<InvalidDataException>(() => identity.Differences(saved)).Message);
    }

    [TestMethod]
    public void Damaged_identity_is_named_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        folder.Write("scores.csv.partial", "rows");
        folder.Write("scores.csv.partial.json", "{");
        var error = Assert.ThrowsExactly<IOException>(() => ScoreJournal.Open(folder["scores.csv"], new JournalIdentity(new Dictionary<string, string>(), new([], [])), restart: false));
        Assert.Contains("scores.csv.partial.json", error.Message);
        Assert.Contains("--restart", error.Message);
    }
}
