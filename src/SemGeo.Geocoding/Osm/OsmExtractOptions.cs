using SemGeo.Locations;
using SemGeo.Validation;

namespace SemGeo.Geocoding.Osm;

/// <summary>What of an OSM extract becomes part of addresses.</summary>
public sealed class OsmExtractOptions
{
    /// <summary>The greatest <see cref="MaxObjectDistance"/>, in degrees.</summary>
    internal const double LargestDistance = 0.1;

    /// <summary>
    /// How far a street or an object such as a museum may be from a coordinate, in degrees of latitude and longitude alike, 0 to 0.1. Farther out, only areas and place nodes count.
    /// </summary>
    /// <value>The default value is 0.006 (670 m from north to south), as in Nominatim.</value>
    public double MaxObjectDistance { get; set; } = 0.006;

    /// <summary>
    /// Whether areas and places that lie near without being part of the postal address stay in the vector (rows that Nominatim marks "isaddress: false"), as the authors of the paper keep them.
    /// </summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool KeepRowsOutsideAddress { get; set; } = true;

    /// <summary>Whether buildings and nodes with house numbers are read: they tell better which street a coordinate belongs to, but are most of a country's data.</summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool UseHouseNumbers { get; set; } = true;

    /// <summary>Whether buildings with a name and nothing else are objects.</summary>
    /// <value>The default value is <see langword="false"/>, as in Nominatim.</value>
    public bool UseNamedBuildings { get; set; }

    /// <summary>
    /// Whether named peaks, beaches, bays, capes, lakes and the like are objects, with the address that they have themselves; trees, springs, rocks and caves always are.
    /// </summary>
    /// <value>The default value is <see langword="false"/>, as in Nominatim.</value>
    public bool UseNaturalObjects { get; set; }

    /// <summary>The language of names, such as "en": the tag "name:en" goes before "name".</summary>
    /// <value>The default value is <see langword="null"/>: names as they are on the spot.</value>
    public string? Language { get; set; }

    /// <summary>How far an outline may move when the geometries of <see cref="LocationDetails"/> are simplified, in degrees, 0 to 1; addresses come from the full outlines always.</summary>
    /// <value>The default value is 0: all vertices.</value>
    public double GeometryTolerance { get; set; }

    /// <summary>How many cores a large batch may use; 0 means all.</summary>
    /// <value>The default value is 0.</value>
    public int MaxDegreeOfParallelism { get; set; }

    internal void Validate()
    {
        var errors = new OptionErrors("The options of the OSM extract are not valid");
        errors.Require(MaxObjectDistance is >= 0 and <= LargestDistance, FormattableString.Invariant($"{nameof(MaxObjectDistance)} is {MaxObjectDistance}; use degrees from 0 to {LargestDistance}."));
        errors.Require(GeometryTolerance is >= 0 and <= 1, FormattableString.Invariant($"{nameof(GeometryTolerance)} is {GeometryTolerance}; use degrees from 0 to 1."));
        errors.Require(Language is null || (Language.Length > 0 && Language.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')), $"{nameof(Language)} is '{Language}'; use a code of OSM such as \"en\" or \"zh-Hans\", or null.");
        errors.Require(MaxDegreeOfParallelism >= 0, $"{nameof(MaxDegreeOfParallelism)} is {MaxDegreeOfParallelism}; use 0 for all cores, or a positive number.");
        errors.ThrowIfAny();
    }

    internal OsmExtractOptions Clone() => (OsmExtractOptions)MemberwiseClone();
}
