using SemGeo.Geography;
using SemGeo.ML.Training;
using SemGeo.ML.TrainingReports;

namespace SemGeo.ML.Tests.Training;

[TestClass]
public sealed class ValidationSplitTests
{
    [TestMethod]
    public void A_class_with_one_place_is_split_by_photo_and_keeps_photos_on_both_sides()
    {
        // Labels by country: every photo of a country has the position of its largest city.
        var photos = new List<Row>();
        for (var country = 0; country < 38; country++)
            photos.AddRange(Enumerable.Range(0, 100).Select(i => new Row((country * 100) + i, new GeoCoordinate(country, -country), [country])));

        var (split, held) = Plan(0.1, photos);

        for (var country = 0; country < 38; country++)
            Assert.IsTrue(held.Count(row => row.Labels[0] == country) is > 0 and < 50, $"Of country {country}, {held.Count(row => row.Labels[0] == country)} photos are held back.");
        Assert.IsTrue(held.Count is > 304 and < 456, $"{held.Count} of 3,800 photos are held back: a tenth within four standard deviations.");
        Assert.AreEqual(new ValidationSplitReport(3800, held.Count, 0, 38, 0), split.Report);
    }

    [TestMethod]
    public void Photos_of_one_place_stay_together_where_a_class_has_several()
    {
        // 200 places of five photos in two classes.
        var photos = Enumerable.Range(0, 1000).Select(i => new Row(i, new GeoCoordinate(i / 5 * 0.1, 10), [i / 500])).ToList();

        var (split, held) = Plan(0.2, photos);

        var places = held.GroupBy(row => row.Coordinate).ToList();
        Assert.IsTrue(places.All(place => place.Count() == 5), "Photos of one place are on both sides.");
        Assert.IsTrue(places.Count is > 17 and < 63, $"{places.Count} of 200 places are held back: a fifth within four standard deviations.");
        Assert.AreEqual(new ValidationSplitReport(1000, held.Count, places.Count, 0, 0), split.Report);
    }

    [TestMethod]
    public void Where_every_class_has_many_places_the_draw_is_that_of_earlier_builds()
    {
        var photos = Enumerable.Range(0, 400).Select(i => new Row(i, new GeoCoordinate(-0.005 - (i * 0.01), 0.005), [i / 200])).ToList();
        var whole = new ValidationSplit(0.05, 1, new Dictionary<ClassPlace, double>());

        var (_, held) = Plan(0.05, photos, seed: 1);

        CollectionAssert.AreEqual(photos.Where(row => whole.IsValidation(row.Number, row.Coordinate, row.Labels)).Select(row => row.Number).ToList(), held.ConvertAll(row => row.Number));

        // What SplitMix64 draws for seed 1, worked out apart from this code.
        CollectionAssert.AreEqual(new long[] { 28, 31, 42, 89, 109, 113, 135, 144, 151, 199, 214, 225, 232, 245, 246, 249, 258, 269, 275, 281, 302, 360, 363, 366, 387, 388 }, held.ConvertAll(row => row.Number));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void A_class_keeps_half_of_its_photos_whatever_the_draw(int seed)
    {
        // Each class has three places, of 10, 20 and 30 photos.
        var photos = new List<Row>();
        for (var label = 0; label < 50; label++)
            photos.AddRange(Enumerable.Range(0, 60).Select(i => new Row((label * 60) + i, new GeoCoordinate(label, i < 10 ? 1 : i < 30 ? 2 : 3), [label])));

        var (split, held) = Plan(0.5, photos, seed);

        for (var label = 0; label < 50; label++)
            Assert.IsLessThanOrEqualTo(30, held.Count(row => row.Labels[0] == label));
        Assert.IsGreaterThan(0, split.Report!.PlacesLeft);
        Assert.AreEqual(held.Count, split.Report.HeldBack);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    public void A_class_of_one_photo_or_two_keeps_one_to_train_on(int seed)
    {
        var photos = Enumerable.Range(0, 40).Select(i => new Row(i, i % 2 == 0 ? new GeoCoordinate(i, 0) : GeoCoordinate.Missing, [i]))
            .Concat(Enumerable.Range(0, 40).Select(i => new Row(100 + i, new GeoCoordinate(60, i / 2), [40 + (i / 2)]))).ToList();

        var (split, held) = Plan(0.5, photos, seed);

        Assert.IsTrue(held.All(row => row.Number >= 100), "The only photo of a class is held back.");
        Assert.IsTrue(held.GroupBy(row => row.Labels[0]).All(label => label.Count() == 1), "Both photos of a class are held back.");
        Assert.AreEqual(held.Count, split.Report!.HeldBack);
        Assert.IsNotEmpty(held);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void Classes_of_levels_that_do_not_nest_keep_photos_too(int seed)
    {
        // One fine class with 60 places, each a class of its own at the other level.
        var photos = Enumerable.Range(0, 120).Select(i => new Row(i, new GeoCoordinate(i / 2, 0), [0, i / 2])).ToList();

        var (split, held) = Plan(0.5, photos, seed);

        var trained = photos.Except(held).Select(row => row.Labels[1]).ToHashSet();
        Assert.HasCount(60, trained);
        Assert.AreEqual(held.Count, split.Report!.HeldBack);
    }

    [TestMethod]
    public void Photos_without_a_class_at_the_finest_level_are_split_within_their_coarse_class()
    {
        var photos = Enumerable.Range(0, 200).Select(i => new Row(i, new GeoCoordinate(1, 1), [-1, 5])).ToList();

        var (split, held) = Plan(0.1, photos);

        Assert.IsTrue(held.Count is > 0 and < 50);
        Assert.AreEqual(1, split.Report!.ClassesByPhoto);
    }

    [TestMethod]
    public void The_report_says_what_was_done()
    {
        Assert.AreEqual("held back for validation: 12 of 240 photos (5.0 %), 4 whole places", new ValidationSplitReport(240, 12, 4, 0, 0).ToString());
        Assert.AreEqual(
            "held back for validation: 401 of 3969 photos (10.1 %), 0 whole places, and single photos of 38 classes that have one place each; 2 places stay in training, where classes would lose more than half of their photos",
            new ValidationSplitReport(3969, 401, 0, 38, 2).ToString());
        Assert.AreEqual("held back for validation: 0 of 0 photos (0.0 %), 0 whole places", new ValidationSplitReport(0, 0, 0, 0, 0).ToString());
    }

    private static (ValidationSplit Split, List<Row> Held) Plan(double fraction, List<Row> photos, int seed = 7)
    {
        var planner = new ValidationSplitPlanner(fraction, seed);
        foreach (var row in photos)
            planner.Add(row.Number, row.Coordinate, [.. row.Labels]);
        var split = planner.Plan();
        return (split, photos.FindAll(row => split.IsValidation(row.Number, row.Coordinate, [.. row.Labels])));
    }

    private sealed record Row(long Number, GeoCoordinate Coordinate, int[] Labels);
}
