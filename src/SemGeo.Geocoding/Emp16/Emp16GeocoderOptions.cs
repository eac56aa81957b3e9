using SemGeo.Geocoding.LocationFiles;

namespace SemGeo.Geocoding.Emp16;

/// <summary>What <see cref="Emp16Geocoder"/> takes from its file.</summary>
public sealed class Emp16GeocoderOptions
{
    /// <summary>A file of the locations' names and attributes (see <see cref="LocationTableFile"/>); null when there is none, and locations go by their ids.</summary>
    /// <value>The default value is null.</value>
    public string? LocationsPath { get; set; }

    /// <summary>Whether addresses are those after the base filter (<c>h</c>) and not those as geocoded (<c>h_raw</c>). Partitionings apply the filter themselves.</summary>
    /// <value>The default value is false.</value>
    public bool Filtered { get; set; }

    /// <summary>What happens with a line that cannot be read.</summary>
    /// <value>The default value is <see cref="Emp16DamagedLinePolicy.Skip"/>.</value>
    public Emp16DamagedLinePolicy OnDamagedLine { get; set; } = Emp16DamagedLinePolicy.Skip;
}
