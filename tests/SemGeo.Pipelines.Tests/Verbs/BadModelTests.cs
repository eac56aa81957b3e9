using System.IO.Compression;
using Microsoft.ML;
using SemGeo.ML;
using SemGeo.ML.Collections;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

[TestClass]
public sealed class BadModelTests
{
    [TestMethod]
    public async Task Absent_model_is_named()
    {
        using var folder = new TemporaryFolder();
        await ScoreAndEvaluateAsync(folder, folder["none.zip"], "There is no model", "none.zip");
    }

    [TestMethod]
    public async Task Archive_that_is_no_model_is_named()
    {
        using var folder = new TemporaryFolder();
        using (var archive = ZipFile.Open(folder["other.zip"], ZipArchiveMode.Create))
            archive.CreateEntry("readme.txt").Open().Dispose();
        await ScoreAndEvaluateAsync(folder, folder["other.zip"], "other.zip", "no model that SemGeo saved");
    }

    [TestMethod]
    public async Task File_that_is_no_archive_is_named()
    {
        using var folder = new TemporaryFolder();
        await ScoreAndEvaluateAsync(folder, folder.Write("text.zip", "hello"), "text.zip", "no model that SemGeo saved");
    }

    [TestMethod]
    public async Task Model_without_an_answer_is_named()
    {
        using var folder = new TemporaryFolder();
        var ml = new MLContext();
        var photos = ml.Geolocation.LoadFromPhotos([new Photo { Id = "a", Latitude = 1, Longitude = 2 }]);
        ml.Model.Save(ml.Transforms.CopyColumns("Copy", nameof(Photo.Id)).Fit(photos), photos.Schema, folder["copy.zip"]);
        await ScoreAndEvaluateAsync(folder, folder["copy.zip"], "copy.zip", "does not tell where photos were taken", "semgeo train");
    }

    [TestMethod]
    public async Task Model_of_other_data_is_named()
    {
        using var folder = new TemporaryFolder();
        var ml = new MLContext();
        var rows = ml.Data.LoadFromEnumerable([new Other { Size = 3 }]);
        ml.Model.Save(ml.Transforms.CopyColumns("Copy", nameof(Other.Size)).Fit(rows), rows.Schema, folder["other.zip"]);
        await ScoreAndEvaluateAsync(folder, folder["other.zip"], "other.zip", "does not tell where photos were taken", "Size");
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow(0.5)]
    [DataRow(0.999)]
    public async Task Model_cut_short_is_named(double share)
    {
        using var folder = new TemporaryFolder();
        var whole = await File.ReadAllBytesAsync(await TinyModel.PathAsync());
        await File.WriteAllBytesAsync(folder["cut.zip"], whole[..(int)(share * whole.Length)]);
        await ScoreAndEvaluateAsync(folder, folder["cut.zip"], "cut.zip", "damaged or cut short");
    }

    private static async Task ScoreAndEvaluateAsync(TemporaryFolder folder, string model, params string[] parts)
    {
        var table = BadTrainingInputTests.ParisTable(folder, 1);
        (await Cli.RunAsync("score", "-m", model, "-d", table, "-o", folder["scores.csv"])).FailedWith(parts);
        (await Cli.RunAsync("evaluate", "-m", model, "-d", table, "-o", folder["figures.json"])).FailedWith(parts);
        Assert.IsFalse(File.Exists(folder["scores.csv"]));
        Assert.IsFalse(File.Exists(folder["figures.json"]));
    }

    private sealed class Other
    {
        public float Size { get; set; }
    }
}
