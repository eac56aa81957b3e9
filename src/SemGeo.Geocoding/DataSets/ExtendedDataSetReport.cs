namespace SemGeo.Geocoding.DataSets;

/// <summary>What <see cref="ExtendedDataSet.Write"/> wrote.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="WithAddress">Those with an address; the others lie at sea, or nowhere that the geocoder knows.</param>
/// <param name="Resumed">Those that an earlier, interrupted run had geocoded.</param>
/// <param name="Locations">The distinct locations of all addresses.</param>
/// <param name="KeptLocations">Those with enough images for the base filter.</param>
public sealed record ExtendedDataSetReport(long Rows, long WithAddress, long Resumed, int Locations, int KeptLocations)
{
    /// <summary>Rows of an interrupted run that were geocoded again, since what it left of them was altered, or came behind what was.</summary>
    public long AlteredRows { get; init; }
}
