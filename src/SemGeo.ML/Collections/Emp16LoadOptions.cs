using SemGeo.Geocoding.Emp16;
using SemGeo.Locations;

namespace SemGeo.ML.Collections;

/// <summary>Options of <c>ml.Geolocation.LoadFromEmp16</c>.</summary>
public sealed class Emp16LoadOptions
{
    /// <summary>A file of the locations' names and attributes (.jsonl, .csv, .geojson); null when there is none, and locations go by their ids.</summary>
    /// <value>The default value is null.</value>
    public string? LocationsPath { get; set; }

    /// <summary>
    /// Who geocoded the file. Partitionings of one source label addresses of the same source alone: give the training and the validation file the same one.
    /// </summary>
    /// <value>Null for "emp16" and the hash of the file. The default value is null.</value>
    public GeocoderSource? Source { get; set; }

    /// <summary>Whether addresses are those after the base filter (<c>h</c>) and not those as geocoded (<c>h_raw</c>). Partitionings apply the filter themselves.</summary>
    /// <value>The default value is false.</value>
    public bool Filtered { get; set; }

    /// <summary>What happens with a line that cannot be read: passed over with a warning at the end of the pass, or an error.</summary>
    /// <value>The default value is <see cref="Emp16DamagedLinePolicy.Skip"/>.</value>
    public Emp16DamagedLinePolicy OnDamagedLine { get; set; } = Emp16DamagedLinePolicy.Skip;

    internal Emp16LoadOptions Copy() => (Emp16LoadOptions)MemberwiseClone();
}
