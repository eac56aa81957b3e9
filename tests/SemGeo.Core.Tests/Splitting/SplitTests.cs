using SemGeo.Geography;
using SemGeo.Geography.S2;
using SemGeo.Splitting;

namespace SemGeo.Core.Tests.Splitting;

[TestClass]
public class SplitTests
{
    [TestMethod]
    public void Photos_of_a_cell_stay_together_and_the_shares_are_reached()
    {
        var photos = Collection(2000, groups: 0);
        var (parts, report) = Split(photos, new() { TestFraction = 0.2, ValidationFraction = 0.1 });
        foreach (var cell in photos.Zip(parts).GroupBy(pair => S2CellId.From(pair.First.At, 9)))
            Assert.HasCount(1, cell.Select(pair => pair.Second).Distinct().ToArray());
        Assert.AreEqual(0, report.SharedCells);
        Assert.IsNull(report.SharedGroups);
        foreach (var (part, share) in new[] { (SplitPart.Training, 0.7), (SplitPart.Validation, 0.1), (SplitPart.Test, 0.2) })
        {
            Assert.AreEqual(share, report.Parts.Single(p => p.Part == part).Share, 0.005, part.ToString());
            Assert.AreEqual(parts.Count(p => p == part), report.Parts.Single(p => p.Part == part).Photos);
        }
    }

    [TestMethod]
    public void Cells_and_groups_that_photos_join_go_together()
    {
        // a - 1 - b - 2: one unit through author 1, who was in both places. c and d are each for themselves.
        (GeoCoordinate, string)[] photos = [(A, "1"), (B, "1"), (B, "2"), (C, "3"), (D, "4"), (D, "")];
        for (var seed = 0; seed < 20; seed++)
        {
            var (parts, report) = Split(photos, new() { TestFraction = 0.34, Seed = seed });
            Assert.HasCount(1, parts.Take(3).Distinct().ToArray());
            Assert.AreEqual(parts[4], parts[5]);
            Assert.AreEqual(0, report.SharedCells);
            Assert.AreEqual(0, report.SharedGroups);
            Assert.AreEqual(3, report.Units);
            Assert.AreEqual(0.5, report.LargestUnit, 1e-9);
            Assert.DoesNotContain(SplitPart.LeftOut, parts);
        }
    }

    [TestMethod]
    public void Travellers_lose_photos_when_conflicts_are_left_out()
    {
        var photos = Collection(3000, groups: 60);
        var (together, _) = TrySplit(photos, new() { TestFraction = 0.2 });
        Assert.IsNull(together, "sixty travellers join everything");
        var (parts, report) = Split(photos, new() { TestFraction = 0.2, Conflicts = SplitConflicts.LeaveOut });
        Assert.AreEqual(0, report.SharedCells);
        Assert.AreEqual(0, report.SharedGroups);
        Assert.IsGreaterThan(0, parts.Count(part => part == SplitPart.LeftOut));
        Assert.IsGreaterThan(0, parts.Count(part => part == SplitPart.Test));
    }

    [TestMethod]
    public void Group_goes_to_a_part_where_it_has_photos_and_loses_the_others()
    {
        (GeoCoordinate, string)[] photos = [(A, "x"), (A, "x"), (A, "x"), (B, "x"), (B, "y"), (B, "y"), (B, "y"), (A, "z"), (A, "z")];
        var stayed = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            var (parts, _) = Split(photos, new() { TestFraction = 0.5, Conflicts = SplitConflicts.LeaveOut, Seed = seed });
            CollectionAssert.AreEqual(new[] { parts[7], parts[7], parts[4], parts[4], parts[4] }, new[] { parts[7], parts[8], parts[4], parts[5], parts[6] });
            Assert.AreNotEqual(parts[4], parts[7], "two cells, two halves");
            var isInA = parts[3] == SplitPart.LeftOut;
            CollectionAssert.AreEqual(
                isInA ? new[] { parts[7], parts[7], parts[7], SplitPart.LeftOut } : [SplitPart.LeftOut, SplitPart.LeftOut, SplitPart.LeftOut, parts[4]], parts[..4]);
            stayed += isInA ? 1 : 0;
        }

        Assert.AreEqual(75, stayed, 15, "three of its four photos lie in A");
    }

    [TestMethod]
    public void One_seed_gives_one_split_whatever_the_order_and_another_seed_another()
    {
        var photos = Collection(500, groups: 0);
        var forth = Split(photos, new() { Seed = 3 }).Parts;
        var back = Split([.. photos.Reverse()], new() { Seed = 3 }).Parts;
        CollectionAssert.AreEqual(forth, back.Reverse().ToArray());
        CollectionAssert.AreNotEqual(forth, Split(photos, new() { Seed = 4 }).Parts);
    }

    [TestMethod]
    public void Groups_alone_are_split_without_cells()
    {
        var photos = Collection(600, groups: 100);
        var (parts, report) = Split(photos, new() { CellLevel = null, TestFraction = 0.3 });
        foreach (var group in photos.Zip(parts).GroupBy(pair => pair.First.Group))
            Assert.HasCount(1, group.Select(pair => pair.Second).Distinct().ToArray());
        Assert.AreEqual(0, report.SharedGroups);
        Assert.IsGreaterThan(0, report.SharedCells, "which nobody asked to keep apart");
        Assert.AreEqual(0.3, report.Parts.Single(p => p.Part == SplitPart.Test).Share, 0.02);
    }

    [TestMethod]
    public void Gap_leaves_out_training_photos_near_the_others()
    {
        // Eight metres apart, but in two cells: the equator is a border between cells.
        var photos = Collection(300, groups: 0).Concat(Enumerable.Range(0, 40).SelectMany(i => new[] { (new GeoCoordinate(0.00004, i), ""), (new GeoCoordinate(-0.00004, i), "") })).ToArray();
        var (_, loose) = Split(photos, new() { TestFraction = 0.3 });
        Assert.IsLessThan(0.02, loose.NearestKm);
        Assert.IsTrue(loose.Warnings.Any(warning => warning.Contains("gap")));
        var (parts, report) = Split(photos, new() { TestFraction = 0.3, GapKm = 5 });
        Assert.IsGreaterThanOrEqualTo(5, report.NearestKm);
        Assert.AreEqual(0, report.NearPositions);
        Assert.IsGreaterThan(0, parts.Count(part => part == SplitPart.LeftOut));
    }

    [TestMethod]
    public void Photo_without_position_and_group_goes_by_its_row()
    {
        var photos = Collection(100, groups: 0).Concat(Enumerable.Repeat((GeoCoordinate.Missing, " "), 4000)).ToArray();
        var (parts, _) = Split(photos, new() { TestFraction = 0.25 });
        Assert.AreEqual(0.25, parts.Skip(100).Count(part => part == SplitPart.Test) / 4000.0, 0.03);
    }

    [TestMethod]
    public void Photo_that_the_plan_has_not_seen_is_left_out()
    {
        var planner = new SplitPlanner(new() { TestFraction = 0.5 });
        planner.Add(A);
        planner.Add(B);
        Assert.AreEqual(SplitPart.LeftOut, planner.Build().PartOf(C, "", 0));
    }

    [TestMethod]
    public void Collection_that_cannot_be_divided_is_an_error_that_says_why()
    {
        Assert.Contains("no photo", Assert.ThrowsExactly<SplitException>(() => new SplitPlanner().Build()).Message);
        var one = new SplitPlanner();
        one.Add(A);
        one.Add(A);
        Assert.Contains("The Test part would be empty: 2 photos form 1 units", Assert.ThrowsExactly<SplitException>(() => one.Build()).Message);
        var loose = new SplitPlanner();
        loose.Add(GeoCoordinate.Missing);
        Assert.Contains("None of the 1 photos", Assert.ThrowsExactly<SplitException>(() => loose.Build()).Message);
        Assert.Contains("LeaveOut", TrySplit([(A, "1"), (B, "1")], new()).Error!.Message);
    }

    [TestMethod]
    public void All_option_errors_stand_in_one_message()
    {
        var options = new SplitOptions { TestFraction = -1, ValidationFraction = 1, CellLevel = 31, GapKm = double.NaN, Conflicts = (SplitConflicts)9 };
        var error = Assert.ThrowsExactly<ArgumentException>(options.Validate);
        foreach (var part in new[] { "TestFraction is -1", "ValidationFraction is 1", "CellLevel is 31", "GapKm is NaN", "Conflicts is 9" })
            Assert.Contains(part, error.Message);
        new SplitOptions().Validate();
    }

    [TestMethod]
    public void Audit_does_not_trust_the_plan()
    {
        var planner = new SplitPlanner(new() { TestFraction = 0.5 });
        planner.Add(A, "1");
        planner.Add(B, "2");
        var audit = new SplitAudit(planner.Build());
        audit.Add(SplitPart.Training, A, "1");
        audit.Add(SplitPart.Test, A, "1");
        var report = audit.Report();
        Assert.AreEqual(1, report.SharedCells);
        Assert.AreEqual(1, report.SharedGroups);
        Assert.AreEqual(0, report.NearestKm);
        using var text = new StringWriter();
        report.WritePlain(text);
        Assert.Contains("groups in two parts", text.ToString());
        report.WriteMarkdown(text);
        Assert.Contains("| leak check | found |", text.ToString());
    }

    private static GeoCoordinate A => new(48.85, 2.35);

    private static GeoCoordinate B => new(52.52, 13.4);

    private static GeoCoordinate C => new(-33.9, 151.2);

    private static GeoCoordinate D => new(35.7, 139.7);

    private static (GeoCoordinate At, string Group)[] Collection(int photos, int groups)
    {
        // Places on all continents, the popular ones with many photos; travellers go anywhere.
        var random = new Random(11);
        return [.. Enumerable.Range(0, photos).Select(_ =>
        {
            var place = (int)(200 * random.NextDouble() * random.NextDouble());
            var at = new GeoCoordinate(place * 37 % 120 - 60 + random.NextDouble() / 100, place * 73 % 340 - 170 + random.NextDouble() / 100);
            return (at, groups == 0 ? "" : $"author {random.Next(groups)}");
        })];
    }

    private static (SplitPart[] Parts, SplitReport Report) Split((GeoCoordinate At, string Group)[] photos, SplitOptions options)
    {
        var planner = new SplitPlanner(options);
        foreach (var (at, group) in photos)
            planner.Add(at, group);
        var plan = planner.Build();
        if (plan.NeedsGap)
            plan = plan.WithGap([.. photos.Where((photo, row) => plan.PartOf(photo.At, photo.Group, (ulong)row) is SplitPart.Validation or SplitPart.Test).Select(photo => photo.At)]);
        var audit = new SplitAudit(plan);
        var parts = photos.Select((photo, row) => plan.PartOf(photo.At, photo.Group, (ulong)row)).ToArray();
        for (var i = 0; i < parts.Length; i++)
            audit.Add(parts[i], photos[i].At, photos[i].Group);
        return (parts, audit.Report());
    }

    private static (SplitPart[]? Parts, SplitException? Error) TrySplit((GeoCoordinate At, string Group)[] photos, SplitOptions options)
    {
        try
        {
            return (Split(photos, options).Parts, null);
        }
        catch (SplitException e)
        {
            return (null, e);
        }
    }
}
