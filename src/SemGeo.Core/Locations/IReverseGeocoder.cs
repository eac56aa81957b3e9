using System.Collections.ObjectModel;
using SemGeo.Geography;

namespace SemGeo.Locations;

/// <summary>Maps coordinates to addresses (paper 3.1.1).</summary>
/// <remarks>Implementations are safe for use by several threads at once.</remarks>
public interface IReverseGeocoder
{
    /// <summary>The provider and its data's version.</summary>
    GeocoderSource Source { get; }

    /// <summary>What is known of the locations that addresses name.</summary>
    LocationTable Locations { get; }

    /// <summary>What opens the same geocoder again besides its <see cref="Source"/>, such as a file's path: saved in models, so never credentials. Empty by default.</summary>
    IReadOnlyDictionary<string, string> Settings => ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Geocodes a batch.</summary>
    /// <param name="coordinates">Positions; a missing one gets <see cref="Address.Empty"/>.</param>
    /// <param name="addresses">Receives an address for each coordinate; never null.</param>
    /// <exception cref="ArgumentException"><paramref name="addresses"/> is shorter than <paramref name="coordinates"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is neither missing nor within the ranges of WGS84.</exception>
    void Geocode(ReadOnlySpan<GeoCoordinate> coordinates, Span<Address> addresses);
}
