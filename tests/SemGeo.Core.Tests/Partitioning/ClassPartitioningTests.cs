using SemGeo.Inference;
using SemGeo.Locations;
using SemGeo.Partitioning;

namespace SemGeo.Core.Tests.Partitioning;

[TestClass]
public class ClassPartitioningTests
{
    private static PartitioningSet Set => ClassPartitioning.Create([("Kind", [("sea", 3), ("alps", 2)]), ("Land", [("x", 4), ("sea", 1)])]);

    [TestMethod]
    public void Classes_keep_their_order_and_have_no_places()
    {
        CollectionAssert.AreEqual(new[] { "sea", "alps" }, Set.Finest.Cells.Select(cell => cell.LocationId).ToArray());
        Assert.IsTrue(Set.Levels.SelectMany(level => level.Cells).All(cell => cell.Coordinate.IsMissing));
        Assert.AreEqual("sea", Set.AddressOf(0, 0));
        Assert.IsFalse(Set.IsLabelledByCoordinate);

        // "sea" is a class of both levels, "alps" of the first alone.
        CollectionAssert.AreEqual(new[] { 1, -1 }, Set.ParentsAt(1).ToArray());
    }

    [TestMethod]
    public void Nothing_can_be_labelled() => Assert.ThrowsExactly<PartitioningSchemeException>(() => Set.ClassOf(new Address(["sea"]), 0));

    [TestMethod]
    public void Files_keep_them()
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        PartitioningSetFile.Write(Set, writer);
        stream.Position = 0;
        var read = PartitioningSetFile.Read(new BinaryReader(stream));
        Assert.AreEqual(PartitioningScheme.Classes, read.Scheme);
        CollectionAssert.AreEqual(Set.Levels[1].Cells.ToArray(), read.Levels[1].Cells.ToArray());
        CollectionAssert.AreEqual(Set.Finest.Cells.ToArray(), read.Finest.Cells.ToArray());
    }

    [TestMethod]
    public void Decoder_names_the_most_probable_class()
    {
        var decoder = new HierarchicalDecoder(Set);
        var best = decoder.Predict([0.2f, 0.8f, 0.5f, 0.5f], InferenceMode.Finest);
        Assert.AreEqual(1, best.Cell);
        Assert.IsTrue(best.Coordinate.IsMissing);
    }

    [TestMethod]
    public void Class_given_twice_is_an_error() =>
        Assert.Contains("'a' twice", Assert.ThrowsExactly<PartitioningException>(() => ClassPartitioning.Create([("Kind", [("a", 1), ("a", 1)])])).Message);
}
