using System.Globalization;
using NetTopologySuite.Geometries;
using SemGeo.Geography;
using SemGeo.Locations;
using Location = SemGeo.Locations.Location;

namespace SemGeo.Geocoding.LocationFiles;

/// <summary>What was read of a location, in whatever format, before it is checked. Empty text counts as unknown.</summary>
internal sealed class LocationFields
{
    // What Nominatim says of an object without an administrative level.
    private const int NoAdminLevel = 15;

    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Class { get; set; }

    public string? Category { get; set; }

    public string? Type { get; set; }

    public string? AdminLevel { get; set; }

    public string? IsArea { get; set; }

    public string? Wikidata { get; set; }

    public string? Wikipedia { get; set; }

    public string? Population { get; set; }

    public string? Place { get; set; }

    public GeoCoordinate Centre { get; set; } = GeoCoordinate.Missing;

    public Geometry? Geometry { get; set; }

    /// <summary>Makes the location.</summary>
    /// <exception cref="FormatException">It has no id, or its centroid is no coordinate.</exception>
    public Location ToLocation()
    {
        if (string.IsNullOrEmpty(Id))
            throw new FormatException("it has no id");
        if (double.IsNaN(Centre.Latitude) != double.IsNaN(Centre.Longitude))
            throw new FormatException("it has half of a centroid: a latitude or a longitude alone");
        if (!Centre.IsMissing && !Centre.IsValid)
            throw new FormatException(FormattableString.Invariant($"its centroid ({Centre.Latitude}, {Centre.Longitude}) is no coordinate"));
        var (category, type) = (Known(Category), Known(Type));
        var place = Known(Place) ?? (category == "place" ? type : null);
        var isArea = IsArea is { Length: > 0 } said ? said.Equals("true", StringComparison.OrdinalIgnoreCase) || said == "1" : Geometry is Polygon or MultiPolygon;
        var details = new LocationDetails
        {
            Category = category,
            Type = type,
            Place = place,
            Wikidata = Known(Wikidata),
            Wikipedia = Known(Wikipedia),
            Population = long.TryParse(Population, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var people) && people >= 0 ? people : null,
            GeometryWkb = Geometry is null or { IsEmpty: true } ? default(ReadOnlyMemory<byte>) : Geometry.AsBinary(),
        };
        return new Location(Id, Known(Name) ?? Id, Known(Class) ?? place ?? type ?? category ?? "", LevelOf(AdminLevel), isArea, Centre.IsMissing ? GeoCoordinate.Missing : Centre)
        {
            Details = details == Nothing ? null : details,
        };
    }

    private static LocationDetails Nothing { get; } = new();

    private static string? Known(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static int? LevelOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is > 0 and < NoAdminLevel ? level : null;
}
