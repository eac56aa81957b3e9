using SemGeo.Locations;

namespace SemGeo.Partitioning.Authors;

/// <summary>What the authors' files do not say.</summary>
public sealed class AuthorsReadingOptions
{
    /// <summary>Who geocoded: addresses of this source can be labelled with the partitioning. S2 cells need none.</summary>
    /// <value>The default value is "emp16 (authors)".</value>
    public GeocoderSource Source { get; set; } = new("emp16", "authors");

    /// <summary>Names and centres of the locations.</summary>
    /// <value>The default value is empty: locations go by their ids.</value>
    public LocationTable Locations { get; set; } = new();

    /// <summary>The names of the levels, fine to coarse.</summary>
    /// <value>Null for "Fine", "Middle", "Coarse". The default value is null.</value>
    public IReadOnlyList<string>? LevelNames { get; set; }

    /// <summary>The thresholds, fine to coarse, for reports.</summary>
    /// <value>Null to read them from the folder's name ("100-125-250...") or the tables' names ("cells_50_1000"), else 1, 2, 3. The default value is null.</value>
    public IReadOnlyList<int>? Thresholds { get; set; }
}
