using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Partitioning.Countries;

/// <summary>The borders of countries and of their states: what a partitioning into countries is made with. The embedded gazetteer has them.</summary>
/// <remarks>Areas are numbered from 0. Implementations are immutable and safe for several threads at once.</remarks>
public interface ICountryBorders
{
    /// <summary>Whose borders these are, and the version of the data.</summary>
    GeocoderSource Source { get; }

    /// <summary>The names of the areas, by <see cref="IdOf"/>.</summary>
    LocationTable Locations { get; }

    /// <summary>The number of areas.</summary>
    int Count { get; }

    /// <summary>The state, or the country where none is known, that a coordinate lies in.</summary>
    /// <param name="coordinate">The coordinate.</param>
    /// <param name="maritimeKm">How far out at sea a coordinate still belongs to the nearest area, in kilometres.</param>
    /// <returns>The area; -1 on the open sea, and for a coordinate that is missing or out of range.</returns>
    int AreaOf(GeoCoordinate coordinate, double maritimeKm);

    /// <summary>The ISO 3166 code of an area.</summary>
    /// <param name="area">The area.</param>
    string IdOf(int area);

    /// <summary>The country of an area; the area itself where it is one.</summary>
    /// <param name="area">The area.</param>
    int CountryOf(int area);
}
