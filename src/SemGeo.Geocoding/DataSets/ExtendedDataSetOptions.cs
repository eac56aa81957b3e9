using SemGeo.Geocoding.LocationFiles;

namespace SemGeo.Geocoding.DataSets;

/// <summary>Options of <see cref="ExtendedDataSet"/>.</summary>
public sealed class ExtendedDataSetOptions
{
    /// <summary>The base filter: <c>h</c> and the file of locations keep locations with at least this many images, 1 or more; <c>h_raw</c> keeps all (paper, Appendix B, which takes 50).</summary>
    /// <value>The default value is 1: all are kept.</value>
    public int MinImages { get; set; } = 1;

    /// <summary>The file to write the locations to, most frequent first; its name tells the format (see <see cref="LocationTableFile"/>). Null for none.</summary>
    /// <value>The default value is null.</value>
    public string? LocationsPath { get; set; }

    /// <summary>Whether the file of locations has their geometries, where the geocoder knows them.</summary>
    /// <value>The default value is true.</value>
    public bool IncludeGeometry { get; set; } = true;

    /// <summary>How far a simplified geometry may lie from the original, in degrees; 0 keeps all points.</summary>
    /// <value>The default value is 0.</value>
    public double SimplifyDegrees { get; set; }

    /// <summary>Whether to begin anew where an earlier run was interrupted, and not to go on.</summary>
    /// <value>The default value is false.</value>
    public bool Restart { get; set; }
}
