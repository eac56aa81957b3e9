using SemGeo.Partitioning;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Partitioning;

[TestClass]
public class PartitioningOptionsTests
{
    [TestMethod]
    public void Defaults_are_those_of_the_paper()
    {
        var options = new PartitioningOptions();
        Assert.AreEqual(50, options.MinImages);
        CollectionAssert.AreEqual(new[] { 100, 125, 250 }, options.Thresholds.ToArray());
        Assert.IsFalse(options.AreasOnly);
        options.Validate();
    }

    [TestMethod]
    public void All_errors_stand_in_one_message()
    {
        var options = new PartitioningOptions { MinImages = 0, Thresholds = [-5, 10, 10], LevelNames = ["A", "A", " ", "B"] };
        var error = Assert.ThrowsExactly<ArgumentException>(options.Validate);
        Assert.AreEqual(
            "PartitioningOptions: MinImages is 0, it must be at least 1. Thresholds[2] is 10 after 10, thresholds must ascend from fine to coarse. "
            + "Thresholds[0] is -5, below MinImages 0, which already takes such locations out: lower MinImages or raise the threshold. "
            + "LevelNames has 4 names for 3 thresholds, it needs as many. LevelNames has an empty name, every level needs one. LevelNames has 'A' 2 times, names must differ.",
            error.Message);
    }

    [TestMethod]
    public void No_threshold_is_an_error()
        => Assert.Contains("needs one for each level", Assert.ThrowsExactly<ArgumentException>(new PartitioningOptions { Thresholds = [] }.Validate).Message);

    [TestMethod]
    [DataRow(1, "Fine")]
    [DataRow(2, "Fine Coarse")]
    [DataRow(3, "Fine Middle Coarse")]
    [DataRow(4, "Level1 Level2 Level3 Level4")]
    public void Levels_are_named_by_their_number(int levels, string names)
    {
        var set = Places.Builder(("a", 9)).Build(Places.Options(1, [.. Enumerable.Range(1, levels)]), new());
        Assert.AreEqual(names, string.Join(' ', set.Levels.Select(level => level.Name)));
    }

    [TestMethod]
    public void Given_names_are_used()
    {
        var set = Places.Builder(("a", 9)).Build(new() { MinImages = 1, Thresholds = [1, 5], LevelNames = ["Towns", "Lands"] }, new());
        CollectionAssert.AreEqual(new[] { "Towns", "Lands" }, set.Levels.Select(level => level.Name).ToArray());
    }
}
