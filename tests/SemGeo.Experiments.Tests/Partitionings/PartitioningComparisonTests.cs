using SemGeo.Experiments.Partitionings;
using SemGeo.Experiments.Tests.Verbs;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Testing;

namespace SemGeo.Experiments.Tests.Partitionings;

[TestClass]
public sealed class PartitioningComparisonTests
{
    private static readonly string[] Tiny =
    [
        "-s", "comparison:countries=4", "-s", "comparison:trainingPhotos=24", "-s", "comparison:heldOutPhotos=4", "-s", "comparison:minImages=3", "-s", "comparison:thresholds=3,12", "-s", "comparison:imageSize=32",
        "-s", "comparison:epochs=1", "-s", "comparison:batchSize=16", "-s", "comparison:threads=1", "-s", "comparison:seeds=1,2",
    ];

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Tables_and_drawing_are_written_and_models_are_trained_once()
    {
        using var folder = new TemporaryFolder();
        var run = (await Cli.RunAsync(["partitionings", "-o", folder.Path, .. Tiny])).Succeeded();
        Assert.Contains("4 of 4 models: S2, seed 2", run.Output);
        var rows = Csv.Read(folder["runs.csv"]);
        Assert.HasCount(2 * 2 * 2, rows);
        CollectionAssert.AreEqual(new[] { "SemP 1 f", "SemP 1 f*", "S2 1 f", "S2 1 f*" }, rows.Take(4).Select(row => $"{row["partitioning"]} {row["seed"]} {row["answer"]}").ToArray());
        Assert.IsTrue(rows.All(row => row["rows"] == "16"));
        var tables = File.ReadAllText(folder["comparison.md"]);
        foreach (var part in new[] { "| mean ± deviation | f* |", "| SemP | best possible |", "at most" })
            Assert.Contains(part, tables);
        Assert.StartsWith("<svg xmlns", File.ReadAllText(folder["comparison.svg"]));

        var again = (await Cli.RunAsync(["partitionings", "-o", folder.Path, .. Tiny])).Succeeded();
        Assert.Contains("(kept)", again.Output);
        CollectionAssert.AreEqual(rows.Select(row => row["accuracy_750_km"] + row["median_km"]).ToArray(), Csv.Read(folder["runs.csv"]).Select(row => row["accuracy_750_km"] + row["median_km"]).ToArray());
        Assert.HasCount(4, Directory.GetFileSystemEntries(folder["models"]));
    }

    [TestMethod]
    public void Both_partitionings_see_the_same_photos_and_the_best_answer_is_the_nearest_cell()
    {
        var options = new PartitioningComparisonOptions { Countries = 3, TrainingPhotos = 24, HeldOutPhotos = 2, MinImages = 3, Thresholds = [3, 12], ImageSize = 32, Threads = 1 };
        var photos = ComparisonPhotos.Draw(options, Gazetteer.LoadEmbedded());
        Assert.HasCount(72, photos.Training);
        Assert.HasCount(6, photos.HeldOut);
        CollectionAssert.AreEqual(new[] { "SemP", "S2" }, photos.Partitionings.Select(p => p.Name).ToArray());
        foreach (var partitioning in photos.Partitionings)
        {
            Assert.HasCount(2, partitioning.Set.Levels);

            var coordinates = partitioning.Set.Finest.Cells.Select(cell => cell.Coordinate).ToArray();
            foreach (var photo in photos.HeldOut)
                Assert.AreEqual(coordinates.Min(coordinate => GreatCircle.DistanceKm(coordinate, photo.Coordinate)), GreatCircle.DistanceKm(partitioning.BestAnswerOf(photo), photo.Coordinate));

            // Every cell's count is that of the photos with its label.
            var labels = photos.Training.Select(photo => partitioning.LabelsOf(photo)[0]).Where(label => label >= 0).GroupBy(label => label).ToDictionary(group => group.Key, group => group.Count());
            CollectionAssert.AreEqual(partitioning.Set.Finest.Cells.Select(cell => cell.ImageCount).ToArray(), Enumerable.Range(0, partitioning.Set.Finest.Cells.Count).Select(cell => labels[cell]).ToArray());
        }
    }

    [TestMethod]
    public void Wrong_options_come_in_one_message()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => new PartitioningComparisonOptions { Seeds = [1, 1], HeldOutPhotos = 0, MinImages = 0 }.Validate());
        foreach (var name in new[] { "Seeds is [1, 1]", "HeldOutPhotos", "MinImages" })
            Assert.Contains(name, error.Message);
    }
}
