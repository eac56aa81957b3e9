using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Testing;

namespace SemGeo.Geocoding.Tests.Embedded;

[TestClass]
public class GazetteerGeocoderTests
{
    private static readonly GeoCoordinate LosAngeles = new(34.0522, -118.2437);

    [TestMethod]
    public void Missing_coordinates_get_the_empty_address()
    {
        GeoCoordinate[] coordinates = [GeoCoordinate.Missing, new(double.NaN, 10), new(10, double.NaN), LosAngeles];
        var addresses = new Address[4];

        SharedGazetteer.Geocoder.Geocode(coordinates, addresses);

        Assert.AreSame(Address.Empty, addresses[0]);
        Assert.AreSame(Address.Empty, addresses[1]);
        Assert.AreSame(Address.Empty, addresses[2]);
        Assert.AreEqual("US", addresses[3].LocationIds[^1]);
    }

    [TestMethod]
    [DataRow(90.5, 0.0)]
    [DataRow(-91.0, 0.0)]
    [DataRow(0.0, 180.01)]
    [DataRow(0.0, double.NegativeInfinity)]
    public void Coordinate_off_the_earth_is_an_error_that_names_it(double latitude, double longitude)
    {
        GeoCoordinate[] coordinates = [LosAngeles, LosAngeles, new(latitude, longitude)];

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SharedGazetteer.Geocoder.Geocode(coordinates, new Address[3]));

        StringAssert.Contains(error.Message, "Coordinate 2");
        Assert.AreEqual(coordinates[2], error.ActualValue);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SharedGazetteer.Geocoder.Geocode(coordinates[2]));
    }

    [TestMethod]
    public void Too_little_room_for_the_addresses_is_an_error()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => SharedGazetteer.Geocoder.Geocode(new GeoCoordinate[3], new Address[2]));

        StringAssert.Contains(error.Message, "room for 2");
    }

    [TestMethod]
    public void Empty_batch_is_nothing_to_do()
    {
        SharedGazetteer.Geocoder.Geocode([], []);
    }

    [TestMethod]
    public void All_coordinates_of_a_place_share_one_address()
    {
        var address = SharedGazetteer.Geocoder.Geocode(LosAngeles);

        Assert.AreSame(address, SharedGazetteer.Geocoder.Geocode(new(34.0523, -118.2436)));
    }

    [TestMethod]
    public void Large_batches_on_several_threads_give_what_single_coordinates_give()
    {
        var coordinates = RandomCoordinates(30_000, seed: 5);
        var fresh = new GazetteerGeocoder(SharedGazetteer.Data);
        var batches = Enumerable.Range(0, 4).Select(_ => new Address[coordinates.Length]).ToArray();

        Parallel.ForEach(batches, batch => fresh.Geocode(coordinates, batch));

        for (var i = 0; i < coordinates.Length; i++)
        {
            var single = fresh.Geocode(coordinates[i]);
            foreach (var batch in batches)
                Assert.AreSame(single, batch[i], $"{coordinates[i]}");
        }
    }

    [TestMethod]
    public void Every_address_names_known_locations_and_ends_with_a_country()
    {
        var addresses = new Address[5_000];
        SharedGazetteer.Geocoder.Geocode(RandomCoordinates(addresses.Length, seed: 6), addresses);

        foreach (var address in addresses.Where(address => !address.IsEmpty))
        {
            var levels = new List<int>();
            foreach (var id in address.LocationIds)
            {
                Assert.IsTrue(SharedGazetteer.Geocoder.Locations.TryGet(id, out var location), id);
                levels.Add(location.AdminLevel!.Value);
            }

            CollectionAssert.AreEqual(levels.OrderDescending().ToArray(), levels, $"{address} is not fine to coarse");
            Assert.AreEqual(2, levels[^1]);
        }
    }

    [TestMethod]
    public void Source_names_the_provider_and_the_hash_of_the_data()
    {
        Assert.AreEqual("gazetteer", SharedGazetteer.Geocoder.Source.Provider);
        Assert.AreEqual(SharedGazetteer.Data.DataVersion, SharedGazetteer.Geocoder.Source.DataVersion);
        Assert.AreEqual(16, SharedGazetteer.Data.DataVersion.Length);
    }

    [TestMethod]
    public void Nearest_place_is_the_one_that_a_full_search_finds()
    {
        var geocoder = new GazetteerGeocoder(SharedGazetteer.Data, new GazetteerOptions { MaxPlaceDistanceKm = 20_100, RepairBorders = false });
        var lesotho = SharedGazetteer.Data.Places.Where(place => place.CountryCode == "LS").ToArray();
        var random = new Random(7);
        var compared = 0;
        for (var i = 0; i < 500; i++)
        {
            var coordinate = new GeoCoordinate(-30.6 + 2 * random.NextDouble(), 27 + 2.4 * random.NextDouble());
            var address = geocoder.Geocode(coordinate);
            if (address.Count < 3 || !address.LocationIds[^2].StartsWith("LS-"))
                continue;
            compared++;
            var region = address.LocationIds[^2];
            var nearest = lesotho.Where(place => place.Admin1Id == region).MinBy(place => GreatCircle.DistanceKm(place.Coordinate, coordinate));
            Assert.AreEqual(nearest.LocationId, address.LocationIds[0]);
        }

        Assert.IsTrue(compared > 200, $"{compared}");
    }

    private static GeoCoordinate[] RandomCoordinates(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new GeoCoordinate(180 * random.NextDouble() - 90, 360 * random.NextDouble() - 180))];
    }
}
