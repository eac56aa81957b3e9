using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Geocoding.Tests.DataSets;

/// <summary>Names coordinates by the degrees that they lie in; knows a location only once it has answered with it, as a server does. South of the equator is sea.</summary>
internal sealed class GridGeocoder : IReverseGeocoder, ILocationDescriber
{
    public GeocoderSource Source { get; init; } = new("grid", "1");

    public LocationTable Locations { get; } = new();

    /// <summary>How many coordinates were asked for.</summary>
    public int Asked { get; private set; }

    /// <summary>The number of coordinates after which an error comes.</summary>
    public int FailAfter { get; init; } = int.MaxValue;

    public List<string> Described { get; } = [];

    public void Geocode(ReadOnlySpan<GeoCoordinate> coordinates, Span<Address> addresses)
    {
        for (var i = 0; i < coordinates.Length; i++)
        {
            if (Asked++ >= FailAfter)
                throw new IOException("The server is gone.");
            var (latitude, longitude) = coordinates[i];
            addresses[i] = latitude < 0 ? Address.Empty : new Address(Known(FormattableString.Invariant($"W{latitude:0}-{longitude:0}")), Known(FormattableString.Invariant($"R{latitude:0}")));
        }
    }

    public void Describe(IReadOnlyCollection<string> locationIds, CancellationToken cancellation) => Described.AddRange(locationIds);

    private string Known(string id)
    {
        Locations.Add(new Location(id, "Place " + id, "", null, false, GeoCoordinate.Missing));
        return id;
    }
}
