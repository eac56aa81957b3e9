using SemGeo.Locations;

namespace SemGeo.Geocoding.Providers;

/// <summary>A geocoder was opened as it was saved, but its data is another by now: its addresses would not mean the same.</summary>
public sealed class GeocoderChangedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="expected">What was saved.</param>
    /// <param name="actual">What was opened.</param>
    public GeocoderChangedException(GeocoderSource expected, GeocoderSource actual)
        : base($"The model geocodes with {expected}, but what its settings open now is {actual}: the data was replaced. Bring the old data back, or train again with the new one.")
    {
        Expected = expected;
        Actual = actual;
    }

    /// <summary>What was saved.</summary>
    public GeocoderSource Expected { get; }

    /// <summary>What was opened.</summary>
    public GeocoderSource Actual { get; }
}
