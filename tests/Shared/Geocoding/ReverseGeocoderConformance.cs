using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Tests;

/// <summary>What every <see cref="IReverseGeocoder"/> promises, whatever its data: one tester for all providers.</summary>
internal static class ReverseGeocoderConformance
{
    /// <summary>Checks a geocoder at coordinates that its data covers.</summary>
    public static void Check(IReverseGeocoder geocoder, params ReadOnlySpan<GeoCoordinate> covered)
    {
        var coordinates = covered.ToArray();
        Assert.IsNotEmpty(coordinates, "Give coordinates that the data covers.");
        Assert.IsFalse(string.IsNullOrWhiteSpace(geocoder.Source.Provider));
        Assert.IsFalse(string.IsNullOrWhiteSpace(geocoder.Source.DataVersion));
        CheckAddresses(geocoder, coordinates);
        CheckMissing(geocoder, coordinates[0]);
        CheckArguments(geocoder, coordinates[0]);
        CheckThreads(geocoder, coordinates);
    }

    private static Address[] Geocode(IReverseGeocoder geocoder, params GeoCoordinate[] coordinates)
    {
        var addresses = new Address[coordinates.Length];
        geocoder.Geocode(coordinates, addresses);
        return addresses;
    }

    private static void CheckAddresses(IReverseGeocoder geocoder, GeoCoordinate[] coordinates)
    {
        var addresses = Geocode(geocoder, coordinates);
        for (var i = 0; i < coordinates.Length; i++)
        {
            Assert.IsFalse(addresses[i].IsEmpty, $"No address at {coordinates[i]}.");
            var ids = addresses[i].LocationIds.ToArray();
            CollectionAssert.AllItemsAreUnique(ids, $"An address repeats a location at {coordinates[i]}.");
            foreach (var id in ids)
            {
                Assert.IsTrue(geocoder.Locations.TryGet(id, out var location), $"The table of locations lacks '{id}' of {coordinates[i]}.");
                Assert.AreEqual(id, location.Id);
                Assert.IsFalse(string.IsNullOrWhiteSpace(location.Name), $"'{id}' has no name.");
            }

            // A batch answers as single questions do.
            CollectionAssert.AreEqual(ids, Geocode(geocoder, coordinates[i])[0].LocationIds.ToArray());
        }
    }

    private static void CheckMissing(IReverseGeocoder geocoder, GeoCoordinate covered)
    {
        var addresses = Geocode(geocoder, GeoCoordinate.Missing, covered, new GeoCoordinate(double.NaN, 0), new GeoCoordinate(0, double.NaN));
        Assert.IsTrue(addresses[0].IsEmpty);
        Assert.IsFalse(addresses[1].IsEmpty, "A missing coordinate took its neighbour's address away.");
        Assert.IsTrue(addresses[2].IsEmpty);
        Assert.IsTrue(addresses[3].IsEmpty);
        geocoder.Geocode([], []);
    }

    private static void CheckArguments(IReverseGeocoder geocoder, GeoCoordinate covered)
    {
        Assert.ThrowsExactly<ArgumentException>(() => geocoder.Geocode([covered, covered], new Address[1]));
        foreach (var wrong in new[] { new GeoCoordinate(90.5, 0), new GeoCoordinate(0, -180.5), new GeoCoordinate(double.PositiveInfinity, 0) })
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Geocode(geocoder, wrong), $"{wrong} was accepted.");
    }

    private static void CheckThreads(IReverseGeocoder geocoder, GeoCoordinate[] coordinates)
    {
        var expected = Array.ConvertAll(Geocode(geocoder, coordinates), address => address.ToString());
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
            CollectionAssert.AreEqual(expected, Array.ConvertAll(Geocode(geocoder, coordinates), address => address.ToString())));
    }
}
