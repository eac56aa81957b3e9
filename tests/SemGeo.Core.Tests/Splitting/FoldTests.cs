using SemGeo.Geography;
using SemGeo.Splitting;

namespace SemGeo.Core.Tests.Splitting;

[TestClass]
public class FoldTests
{
    [TestMethod]
    public void Every_photo_is_tested_in_one_fold_and_folds_are_of_a_size()
    {
        // Nine places far apart, of 1 to 9 photos. The largest first, each to the emptiest fold: 9 4 3, 8 5 2, 7 6 1.
        var places = Enumerable.Range(1, 9).Select(size => (At: new GeoCoordinate(size * 5, size * 10), Size: size)).ToArray();
        var planner = new SplitPlanner();
        foreach (var (at, size) in places)
        {
            for (var i = 0; i < size; i++)
                planner.Add(at);
        }

        var plans = planner.BuildFolds(3);

        Assert.HasCount(3, plans);
        foreach (var (at, _) in places)
            Assert.AreEqual(1, plans.Count(plan => plan.PartOf(at, "", 0) == SplitPart.Test));
        CollectionAssert.AreEquivalent(new[] { 16, 15, 14 }, plans.Select(plan => places.Where(place => plan.PartOf(place.At, "", 0) == SplitPart.Test).Sum(place => place.Size)).ToArray());
        foreach (var plan in plans)
        {
            Assert.IsFalse(places.Any(place => plan.PartOf(place.At, "", 0) is SplitPart.Validation or SplitPart.LeftOut));
        }
    }

    [TestMethod]
    public void Photos_without_place_and_group_are_tested_once_by_their_row()
    {
        var planner = new SplitPlanner();
        planner.Add(new GeoCoordinate(10, 10));
        planner.Add(new GeoCoordinate(20, 20));
        var plans = planner.BuildFolds(2);
        for (var row = 0UL; row < 50; row++)
            Assert.AreEqual(1, plans.Count(plan => plan.PartOf(GeoCoordinate.Missing, "", row) == SplitPart.Test));
    }

    [TestMethod]
    public void More_folds_than_places_are_an_error()
    {
        var planner = new SplitPlanner();
        planner.Add(new GeoCoordinate(10, 10));
        planner.Add(new GeoCoordinate(20, 20));
        Assert.Contains("Fold 3 of 3", Assert.ThrowsExactly<SplitException>(() => planner.BuildFolds(3)).Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => planner.BuildFolds(1));
        Assert.Contains("no photo", Assert.ThrowsExactly<SplitException>(() => new SplitPlanner().BuildFolds(2)).Message);
    }
}
