using SemGeo.Core.Tests.Partitioning.Combinatorial;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Partitioning;
using SemGeo.Partitioning.AdaptiveS2;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Partitioning;

/// <summary>What the schemes have in common, and what must not be asked of them.</summary>
[TestClass]
public class PartitioningSchemeTests
{
    [TestMethod]
    public void Coordinate_has_no_label_in_a_semantic_partitioning()
    {
        var set = Places.Europe();
        Assert.IsFalse(set.IsLabelledByCoordinate);
        var error = Assert.ThrowsExactly<PartitioningSchemeException>(() => set.ClassOf(new GeoCoordinate(48.9, 2.4), 0));
        Assert.AreEqual(PartitioningScheme.Semantic, error.Scheme);
        Assert.Contains("geocode it with test (1)", error.Message);
        Assert.ThrowsExactly<PartitioningSchemeException>(() => set.LabelsOf([new GeoCoordinate(48.9, 2.4)]));
        Assert.ThrowsExactly<PartitioningSchemeException>(() => set.LocationsOf([new GeoCoordinate(48.9, 2.4)], new int[1]));
    }

    [TestMethod]
    public void Address_has_no_label_in_a_partitioning_of_cells()
    {
        var set = Combinations.Make();
        Assert.IsTrue(set.IsLabelledByCoordinate);
        var error = Assert.ThrowsExactly<PartitioningSchemeException>(() => set.ClassOf(Address.Empty, 0));
        Assert.AreEqual(PartitioningScheme.Combinatorial, error.Scheme);
        Assert.Contains("give the coordinate", error.Message);
        Assert.ThrowsExactly<PartitioningSchemeException>(() => set.LabelsOf([Address.Empty], set.Source));
        Assert.ThrowsExactly<PartitioningSchemeException>(() => set.LocationOf(Array.Empty<ReadOnlyMemory<char>>()));
    }

    [TestMethod]
    public void Coordinates_are_labelled_one_by_one_as_in_a_batch()
    {
        var set = Combinations.Make();
        GeoCoordinate[] coordinates = [Combinations.C, Combinations.A, GeoCoordinate.Missing, new(-50, 0), Combinations.B];
        var labels = set.LabelsOf(coordinates);
        CollectionAssert.AreEqual(new[] { 1, 0, -1, -1, 0 }, labels[0]);
        CollectionAssert.AreEqual(new[] { 1, 0, -1, -1, 1 }, labels[1]);
        for (var i = 0; i < coordinates.Length; i++)
            Assert.AreEqual((labels[0][i], labels[1][i]), (set.ClassOf(coordinates[i], 0), set.ClassOf(coordinates[i], 1)));
        Assert.ThrowsExactly<ArgumentException>(() => set.LocationsOf(coordinates, new int[4]));
    }

    [TestMethod]
    public void Cells_are_named_by_where_they_are()
    {
        GeoCoordinate[] images = [.. Enumerable.Repeat(new GeoCoordinate(48.9, 2.4), 5), .. Enumerable.Repeat(new GeoCoordinate(-30.04, -20.06), 5)];
        var set = AdaptiveS2Partitioning.Build(images, new() { MinImages = 1, MaxImages = [4], MaxLevel = 6 });
        var named = set.WithNamesBy(new OneTown());
        CollectionAssert.AreEquivalent(new[] { "near Town, Land", "30.0° S, 20.1° W" }, named.Finest.Cells.Select(cell => cell.Name).ToArray());
        Assert.AreEqual(named.Finest.Cells[0].Name, named.AddressOf(0, 0), "not the path of its cells");
        CollectionAssert.AreEqual(set.LabelsOf(images)[0], named.LabelsOf(images)[0]);
        Assert.AreEqual(named.Finest.Cells[1], SavedSet.Reload(named).Finest.Cells[1]);
        var semantic = Places.Europe();
        Assert.AreSame(semantic, semantic.WithNamesBy(new OneTown()));
        Assert.AreEqual("near Town, Land", Combinations.Make().WithNamesBy(new OneTown()).Levels[0].Cells[0].Name);
    }

    /// <summary>North of the equator everything is one town.</summary>
    private sealed class OneTown : IReverseGeocoder
    {
        public OneTown()
        {
            Locations.Add(new Location("t", "Town", "place", 8, false, GeoCoordinate.Missing));
            Locations.Add(new Location("l", "Land", "country", 2, true, GeoCoordinate.Missing));
        }

        public GeocoderSource Source { get; } = new("test", "1");

        public LocationTable Locations { get; } = new();

        public void Geocode(ReadOnlySpan<GeoCoordinate> coordinates, Span<Address> addresses)
        {
            for (var i = 0; i < coordinates.Length; i++)
                addresses[i] = coordinates[i].Latitude > 0 ? new Address("t", "l") : Address.Empty;
        }
    }
}
