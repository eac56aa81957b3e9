using SemGeo.Geocoding.Embedded;
using SemGeo.Geocoding.Providers;
using SemGeo.Locations;
using SemGeo.Partitioning;
using SemGeo.Testing;

namespace SemGeo.Geocoding.Tests.Embedded;

[TestClass]
public sealed class GazetteerHistoryTests
{
    private const string First = "1518ad8eb8ff412d";

    private static readonly GeocoderSource Earlier = new(GazetteerGeocoder.Provider, First);

    [TestMethod]
    public void The_version_is_that_of_the_data()
    {
        Assert.AreEqual(SharedGazetteer.Data.DataVersion, Gazetteer.EmbeddedVersion);
        Assert.IsEmpty(Gazetteer.ChangesSince(SharedGazetteer.Data.DataVersion)!);
        Assert.IsNull(Gazetteer.ChangesSince("0000000000000000"));
        Assert.AreEqual(EmbeddedGazetteerVersions.Present, SharedGazetteer.Data.DataVersion);
        CollectionAssert.AreEquivalent(EmbeddedGazetteerVersions.Earlier.ToArray(), GazetteerHistory.Versions.ToArray());
        CollectionAssert.Contains(GazetteerHistory.Versions.ToArray(), First);
    }

    [TestMethod]
    public void Each_change_names_an_address_of_today_or_says_that_the_id_is_gone()
    {
        var changes = Gazetteer.ChangesSince(First)!;

        Assert.IsNotEmpty(changes);
        foreach (var change in changes)
        {
            Assert.AreEqual(change.Now is not null, SharedGazetteer.Data.Locations.TryGet(change.Id, out _), change.Id);
            Assert.StartsWith(change.Id, change.Before);
            Assert.AreNotEqual(change.Before, change.Now);
        }

        Assert.AreEqual("G1 was G1, IT and is G1, SM", new GazetteerChange("G1", "G1, IT", "G1, SM").ToString());
        Assert.AreEqual("G1 is gone (it was G1, IT)", new GazetteerChange("G1", "G1, IT", null).ToString());
    }

    [TestMethod]
    public void What_an_earlier_version_made_goes_on_with_the_present_one_and_not_the_other_way_round()
    {
        var present = SharedGazetteer.Geocoder.Source;

        Assert.IsTrue(EmbeddedGazetteerVersions.CanReplace(Earlier, present));
        Assert.IsTrue(EmbeddedGazetteerVersions.CanReplace(present, present));
        Assert.IsFalse(EmbeddedGazetteerVersions.CanReplace(present, Earlier));
        Assert.IsFalse(EmbeddedGazetteerVersions.CanReplace(Earlier with { DataVersion = "0000000000000000" }, present));
        Assert.IsFalse(EmbeddedGazetteerVersions.CanReplace(Earlier with { Provider = "osm" }, present));
        Assert.IsFalse(EmbeddedGazetteerVersions.CanReplace(Earlier, present with { Provider = "osm" }));
        Assert.AreEqual(present, GeocoderRegistry.CreateDefault().Open(Earlier, new Dictionary<string, string>()).Source);
    }

    [TestMethod]
    public void A_partitioning_of_an_earlier_version_labels_and_names_its_changed_locations()
    {
        var changed = Gazetteer.ChangesSince(First)!.First(change => change.Now is not null);
        var builder = new PartitioningSetBuilder(Earlier);
        foreach (var address in new[] { new Address(changed.Before.Split(", ")), new Address(["G2988507", "FR-75", "GN.FR.11", "FR"]) })
        {
            for (var i = 0; i < 3; i++)
                builder.Add(address, new(1, 2));
        }

        var set = builder.Build(Places.Options(1, 1), new LocationTable());

        CollectionAssert.Contains(set.ChangedLocations().ToArray(), changed);
        var paris = SharedGazetteer.Geocoder.Geocode(new(48.8566, 2.3522));
        var labels = set.LabelsOf([paris], SharedGazetteer.Geocoder.Source);
        Assert.AreEqual("G2988507", set.Finest.Cells[labels[0][0]].LocationId);
        Assert.ThrowsExactly<GeocoderMismatchException>(() => set.EnsureSource(new("osm", "1")));
    }
}
