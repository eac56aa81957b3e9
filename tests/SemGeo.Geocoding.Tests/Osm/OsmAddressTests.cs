using SemGeo.Geocoding.Osm;
using SemGeo.Tests;

namespace SemGeo.Geocoding.Tests.Osm;

/// <summary>A country of 2 by 2 degrees with a state, a city, a suburb, two streets and a museum.</summary>
[TestClass]
public sealed class OsmAddressTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void Address_goes_from_the_object_over_street_suburb_city_and_state_to_the_country() =>
        Assert.AreEqual("N20, W30, N11, R3, R2, R1", Country().Open(TestContext).Geocode(new(1.0012, 1.0)).ToString());

    [TestMethod]
    public void Without_an_object_the_address_begins_with_the_street() =>
        Assert.AreEqual("W30, N11, R3, R2, R1", Country().Open(TestContext).Geocode(new(1.0, 1.005)).ToString());

    [TestMethod]
    public void House_stands_for_the_street_that_its_address_says()
    {
        var geocoder = Country().Node(21, 1.0005, 1.0045, "addr:housenumber=7", "addr:street=Far Street").Open(TestContext);

        Assert.AreEqual("W31, N11, R3, R2, R1", geocoder.Geocode(new(1.00051, 1.0045)).ToString());
    }

    [TestMethod]
    public void Node_on_a_street_belongs_to_it()
    {
        var geocoder = new PbfWriter().Node(1, 1, 1, "tourism=artwork", "name=Statue").Node(2, 1, 1.01).Node(3, 1.00001, 0.99).Node(4, 1.00001, 1.01)
            .Way(5, [1, 2], "highway=residential", "name=Through It").Way(6, [3, 4], "highway=residential", "name=Beside It").Open(TestContext);

        Assert.AreEqual("N1, W5", geocoder.Geocode(new(1, 1)).ToString());
    }

    [TestMethod]
    public void House_belongs_to_the_street_that_a_relation_says()
    {
        var geocoder = new PbfWriter().Node(1, 1.0002, 1, "addr:housenumber=3").Street(5, 1, 0.99, 1.01, "highway=residential", "name=Near").Street(6, 1.003, 0.99, 1.01, "highway=residential", "name=Said")
            .Relation(9, ["W6:street", "N1:house"], "type=associatedStreet").Open(TestContext);

        Assert.AreEqual("W6", geocoder.Geocode(new(1.0002, 1)).ToString());
    }

    [TestMethod]
    public void Object_in_a_building_goes_before_the_building()
    {
        var geocoder = new PbfWriter().Box(5, 1, 1, 1.0004, 1.0004, "building=yes", "addr:housenumber=1", "name=House").Node(1, 1.0003, 1.0003, "amenity=cafe", "name=Café").Open(TestContext);

        Assert.AreEqual("N1", geocoder.Geocode(new(1.0001, 1.0001)).ToString());
    }

    [TestMethod]
    public void Node_of_an_area_is_not_named_beside_it()
    {
        // N10 is the label of the city R3: the city has its rank, and the node is no location of its own.
        var geocoder = Country().Open(TestContext);

        Assert.IsFalse(geocoder.Locations.TryGet("N10", out _));
        Assert.IsTrue(geocoder.Locations.TryGet("R3", out var city));
        Assert.AreEqual(1.02, city.Centre.Latitude, 1e-9);
    }

    [TestMethod]
    public void Far_from_all_streets_the_finest_place_is_found()
    {
        var geocoder = Country().Open(TestContext);

        Assert.AreEqual("N11, R3, R2, R1", geocoder.Geocode(new(1.016, 1.0)).ToString());
        Assert.AreEqual("R2, R1", geocoder.Geocode(new(0.7, 0.7)).ToString());
        Assert.AreEqual("R1", geocoder.Geocode(new(0.2, 0.2)).ToString());
        Assert.AreEqual("N12, R1", geocoder.Geocode(new(1.801, 1.8)).ToString());
        Assert.IsTrue(geocoder.Geocode(new(5, 5)).IsEmpty);
    }

    [TestMethod]
    public void Place_does_not_reach_across_a_border_that_is_known() =>
        Assert.AreEqual("", Country().Node(13, 1.0, 1.995, "place=village", "name=Border Village").Open(TestContext).Geocode(new(1.0, 2.002)).ToString());

    [TestMethod]
    public void Sea_poles_and_antimeridian_have_an_answer_too()
    {
        var geocoder = Country().Node(14, -17, 180, "place=village", "name=Date Line").Open(TestContext);

        Assert.AreEqual("N14", geocoder.Geocode(new(-17.001, 179.999)).ToString());
        foreach (var (latitude, longitude) in new[] { (90.0, 0.0), (-90.0, 180.0), (0.0, -180.0), (45.0, -30.0) })
            Assert.IsTrue(geocoder.Geocode(new(latitude, longitude)).IsEmpty);
    }

    [TestMethod]
    public void Neighbouring_places_of_a_rank_stay_before_the_one_that_is_part_of_the_address_unless_an_option_says_no()
    {
        var writer = new PbfWriter().Street(5, 1, 0.99, 1.01, "highway=residential", "name=Street")
            .Node(1, 1.002, 1, "place=hamlet", "name=Near").Node(2, 1.003, 1, "place=hamlet", "name=Farther").Node(3, 1.0045, 1, "place=hamlet", "name=Too Far");

        Assert.AreEqual("W5, N2, N1", writer.Open(TestContext).Geocode(new(1, 1)).ToString());
        Assert.AreEqual("W5, N1", writer.Open(TestContext, new OsmExtractOptions { KeepRowsOutsideAddress = false }).Geocode(new(1, 1)).ToString());
    }

    [TestMethod]
    public void Boundary_ranks_below_the_next_higher_one_even_where_its_place_tag_says_otherwise()
    {
        // The borough is tagged as a city of the same rank as the city around it.
        var geocoder = new PbfWriter().Boundary(2, 4, "State", 0, 0, 2, 2).Boundary(3, 6, "City", 0.5, 0.5, 1.5, 1.5, null, "place=city")
            .Boundary(4, 9, "Borough", 0.9, 0.9, 1.1, 1.1, null, "place=city").Street(5, 1, 0.99, 1.01, "highway=residential", "name=Street").Open(TestContext);

        Assert.AreEqual("W5, R4, R3, R2", geocoder.Geocode(new(1, 1)).ToString());
    }

    [TestMethod]
    public void Street_without_a_name_gives_its_places() =>
        Assert.AreEqual("R1", new PbfWriter().Boundary(1, 2, "Country", 0, 0, 2, 2).Street(5, 1, 0.99, 1.01, "highway=residential").Open(TestContext).Geocode(new(1, 1)).ToString());

    [TestMethod]
    public void Natural_objects_and_named_buildings_count_when_an_option_says_so()
    {
        var writer = new PbfWriter().Node(1, 1, 1, "natural=peak", "name=Peak").Box(6, 1.5, 1.5, 1.5004, 1.5004, "building=yes", "name=Hall");

        var plain = writer.Open(TestContext);
        var all = writer.Open(TestContext, new OsmExtractOptions { UseNaturalObjects = true, UseNamedBuildings = true });

        Assert.IsTrue(plain.Geocode(new(1, 1)).IsEmpty);
        Assert.IsTrue(plain.Geocode(new(1.5001, 1.5001)).IsEmpty);
        Assert.AreEqual("N1", all.Geocode(new(1, 1)).ToString());
        Assert.AreEqual("W6", all.Geocode(new(1.5001, 1.5001)).ToString());
    }

    [TestMethod]
    public void Names_are_in_the_wished_language()
    {
        var writer = new PbfWriter().Node(1, 1, 1, "tourism=museum", "name=Museu", "name:en=Museum");

        Assert.AreEqual("Museu", writer.Open(TestContext).Locations.NameOf("N1"));
        Assert.AreEqual("Museum", writer.Open(TestContext, new OsmExtractOptions { Language = "en" }).Locations.NameOf("N1"));
    }

    private static PbfWriter Country() => new PbfWriter()
        .Node(10, 1.02, 1.0, "place=city", "name=Citytown").Node(11, 1.005, 1.0, "place=suburb", "name=Suburb").Node(12, 1.8, 1.8, "place=village", "name=Village")
        .Node(20, 1.0012, 1.0, "tourism=museum", "name=Museum")
        .Street(30, 1.0, 0.99, 1.01, "highway=residential", "name=Long Street").Street(31, 1.004, 0.99, 1.01, "highway=residential", "name=Far Street")
        .Boundary(1, 2, "Country", 0, 0, 2, 2, null, "ISO3166-1=XX").Boundary(2, 4, "State", 0.5, 0.5, 1.5, 1.5).Boundary(3, 8, "City", 0.9, 0.9, 1.1, 1.1, "N10");
}
