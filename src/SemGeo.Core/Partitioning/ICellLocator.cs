using SemGeo.Geography;

namespace SemGeo.Partitioning;

/// <summary>
/// Where a coordinate lies in the hierarchy of a partitioning set: what a scheme that labels by coordinate must be able to tell.
/// </summary>
/// <remarks>Implementations are safe for several threads at once. <see cref="CellLocatorFormat"/> reads what they write.</remarks>
internal interface ICellLocator
{
    /// <summary>The finest location of the hierarchy that a coordinate lies in; -1 where it lies in none, is missing or out of range.</summary>
    int Locate(GeoCoordinate coordinate);

    /// <summary>Locates a batch.</summary>
    /// <param name="coordinates">The coordinates.</param>
    /// <param name="locations">Receives a location for each; as long as <paramref name="coordinates"/>.</param>
    void Locate(ReadOnlySpan<GeoCoordinate> coordinates, Span<int> locations)
    {
        for (var i = 0; i < coordinates.Length; i++)
            locations[i] = Locate(coordinates[i]);
    }

    /// <summary>Writes what the hierarchy does not tell; nothing where its ids say everything.</summary>
    void Write(BinaryWriter writer);
}
