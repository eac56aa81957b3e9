using SemGeo.Evaluation;
using SemGeo.Locations;
using SemGeo.Partitioning;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Evaluation;

[TestClass]
public class PlaceHitCounterTests
{
    private static readonly PartitioningSet Set = Places.Europe();

    [TestMethod]
    public void Hit_is_a_true_place_on_the_predicted_path()
    {
        // Countries have level 2, Paris level 8, Lyon is a "place".
        var counter = new PlaceHitCounter(Set, Places.EuropeNames());
        Add(counter, "paris fr", "paris"); // both right
        Add(counter, "paris fr", "lyon"); // the country is right
        Add(counter, "lyon fr", "lyon");
        Add(counter, "lyon fr", "fr"); // too coarse an answer hits the country alone
        Add(counter, "mc", "berlin");
        CollectionAssert.AreEqual(new[] { "admin level 2 4/5", "admin level 8 1/2", "place 1/2" }, Text(counter));
        Assert.AreEqual(WilsonInterval.Of(0.8, 5), counter.Result()[0].Interval);
        Assert.AreEqual(0.8, counter.Result()[0].Value);
    }

    [TestMethod]
    public void Row_without_prediction_is_a_miss_and_row_without_address_is_left_out()
    {
        var counter = new PlaceHitCounter(Set, Places.EuropeNames());
        counter.Add(Places.AddressOf("paris fr"), -1);
        counter.Add(Address.Empty, 0);
        CollectionAssert.AreEqual(new[] { "admin level 2 0/1", "admin level 8 0/1" }, Text(counter));
        Assert.AreEqual(1, counter.WithoutAddress);
    }

    [TestMethod]
    public void Row_counts_once_a_kind_and_rare_places_count_as_misses()
    {
        var names = Places.EuropeNames();
        names.Add(new Location("rue", "Rue X", "highway", 15, false, new(48, 2)));
        names.Add(new Location("quai", "Quai Y", "highway", 15, false, new(48, 2)));
        var counter = new PlaceHitCounter(Set, names);
        Add(counter, "rue quai paris fr", "paris");
        Add(counter, "unheard-of fr", "fr");
        CollectionAssert.AreEqual(new[] { "admin level 2 2/2", "admin level 8 1/1", "highway 0/1", "unknown 0/1" }, Text(counter));
    }

    private static void Add(PlaceHitCounter counter, string truth, string predicted) => counter.Add(Places.AddressOf(truth), Set.Hierarchy.IndexOf(predicted));

    private static string[] Text(PlaceHitCounter counter) => [.. counter.Result().Select(place => $"{place.Kind} {place.Hits}/{place.Rows}")];
}
