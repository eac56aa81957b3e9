using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Splitting;
using SemGeo.Splitting;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.Splitting;

[TestClass]
public sealed class TrainTestSplitTests
{
    [TestMethod]
    public void Parts_share_no_row_and_lose_none()
    {
        var ml = new MLContext(1);
        var data = ml.Data.LoadFromEnumerable(Photos());
        var split = ml.Geolocation.TrainTestSplit(data, new PhotoSplitOptions { Split = new() { TestFraction = 0.3, ValidationFraction = 0.2 } });
        var (training, validation, test) = (Ids(split.TrainSet), Ids(split.ValidationSet), Ids(split.TestSet));
        CollectionAssert.AreEquivalent(Ids(data), training.Concat(validation).Concat(test).ToArray());
        Assert.IsGreaterThan(0, validation.Length);
        Assert.AreEqual(0.3, test.Length / 200.0, 0.06);
        Assert.AreEqual(test.Length, (int)split.Report.Parts.Single(p => p.Part == SplitPart.Test).Photos);
        Assert.AreEqual(0, split.Report.SharedCells);
        Assert.IsNull(split.TrainSet.GetRowCount());
    }

    [TestMethod]
    public void Views_of_the_parts_do_what_every_view_does()
    {
        var ml = new MLContext(1);
        var split = ml.Geolocation.TrainTestSplit(ml.Data.LoadFromEnumerable(Photos()), testFraction: 0.4);
        ViewConformance.Check(split.TrainSet);
        ViewConformance.Check(split.TestSet);
        Assert.IsEmpty(Ids(split.ValidationSet));
        ViewConformance.Check(ml.Geolocation.TrainTestSplit(ml.Data.Cache(ml.Data.LoadFromEnumerable(Photos())), testFraction: 0.4).TrainSet);
    }

    [TestMethod]
    [DataRow("Author")]
    [DataRow("AuthorKey")]
    public void Authors_as_text_or_key_are_on_one_side(string column)
    {
        var ml = new MLContext(1);
        var data = ml.Transforms.Conversion.MapValueToKey("AuthorKey", "Author").Fit(ml.Data.LoadFromEnumerable(Photos())).Transform(ml.Data.LoadFromEnumerable(Photos()));
        var options = new PhotoSplitOptions { GroupColumnName = column, Split = new() { TestFraction = 0.3, Conflicts = SplitConflicts.LeaveOut } };
        var split = ml.Geolocation.TrainTestSplit(data, options);
        Assert.AreEqual(0, split.Report.SharedGroups);
        var training = split.TrainSet.GetColumn<string>("Author").ToHashSet();
        Assert.IsFalse(split.TestSet.GetColumn<string>("Author").Any(training.Contains));
        Assert.IsNotEmpty(Ids(split.TestSet));
    }

    [TestMethod]
    public void Gap_keeps_training_photos_away()
    {
        var ml = new MLContext(1);
        var data = ml.Data.LoadFromEnumerable(Photos());
        Assert.IsGreaterThanOrEqualTo(400, ml.Geolocation.TrainTestSplit(data, new PhotoSplitOptions { Split = new() { GapKm = 400 } }).Report.NearestKm);
    }

    [TestMethod]
    public void Wrong_columns_and_options_are_named()
    {
        var ml = new MLContext(1);
        var data = ml.Data.LoadFromEnumerable(Photos());
        Assert.Contains("'Nobody'", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ml.Geolocation.TrainTestSplit(data, groupColumnName: "Nobody")).Message);
        Assert.Contains("'Latitude' of TrainTestSplit", Assert.ThrowsExactly<ArgumentException>(() => ml.Geolocation.TrainTestSplit(data, new PhotoSplitOptions { LatitudeColumnName = "Id", LongitudeColumnName = "Id" })).Message.Replace("'Id'", "'Latitude'"));
        Assert.Contains("TestFraction is 2", Assert.ThrowsExactly<ArgumentException>(() => ml.Geolocation.TrainTestSplit(data, testFraction: 2)).Message);
        Assert.ThrowsExactly<SplitException>(() => ml.Geolocation.TrainTestSplit(ml.Data.LoadFromEnumerable(Photos().Take(1))));
    }

    [TestMethod]
    public void Duplicates_are_counted_with_their_authors()
    {
        var ml = new MLContext(1);
        var data = ml.Data.LoadFromEnumerable(new Row[] { new() { Latitude = 1, Longitude = 1, Author = "a" }, new() { Latitude = 1, Longitude = 1, Author = "b" }, new() { Latitude = 1.00001, Longitude = 1, Author = "a" } });
        Assert.AreEqual(2, ml.Geolocation.FindDuplicateCoordinates(data).PhotosSharing);
        var report = ml.Geolocation.FindDuplicateCoordinates(data, "Author", decimals: 3);
        Assert.AreEqual(3, report.PhotosSharing);
        Assert.AreEqual(2, report.Largest.Single().Authors);
    }

    private static IEnumerable<Row> Photos()
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, 200).Select(i => new Row
        {
            Id = $"p{i}",
            Latitude = i % 40 * 4 - 80 + random.NextDouble() / 100,
            Longitude = i % 40 * 8 - 160 + random.NextDouble() / 100,
            Author = $"author {random.Next(100)}",
        })];
    }

    private static string[] Ids(IDataView view) => [.. view.GetColumn<string>("Id")];

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public double Latitude { get; set; }

        public double Longitude { get; set; }

        public string Author { get; set; } = "";
    }
}
