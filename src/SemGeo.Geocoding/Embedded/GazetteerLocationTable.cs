using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NetTopologySuite.Geometries;
using SemGeo.Geography;
using SemGeo.Locations;
using Location = SemGeo.Locations.Location;

namespace SemGeo.Geocoding.Embedded;

/// <summary>The locations of a gazetteer, made from its columns when they are asked for.</summary>
internal sealed class GazetteerLocationTable(GazetteerTables tables) : LocationTable
{
    // OSM's usual levels; a populated place counts as a municipality, a section of a city as a suburb.
    private const int CountryLevel = 2;
    private const int Admin1Level = 4;
    private const int Admin2Level = 6;
    private const int PlaceLevel = 8;
    private const int SectionLevel = 10;

    private readonly Lazy<(int[] Ids, int[] Places)> _placesById = new(() => SortPlaces(tables));
    private readonly Lazy<Dictionary<string, int>> _areasById = new(() => IndexAreas(tables));

    public override IEnumerable<Location> All
    {
        get
        {
            for (var i = 0; i < tables.Areas.Count; i++)
                yield return AreaAt(i);
            for (var i = 0; i < tables.Places.Count; i++)
                yield return PlaceAt(i);
        }
    }

    public override int Count => tables.Areas.Count + tables.Places.Count;

    public override void Add(Location location) =>
        throw new NotSupportedException("The gazetteer's location table is read-only. Add locations to a LocationTable of your own.");

    public override bool TryGet(string id, [MaybeNullWhen(false)] out Location location)
    {
        ArgumentNullException.ThrowIfNull(id);
        location = null;
        if (id.Length > 1 && id[0] == 'G' && id[1] != '0' && int.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var geoNameId))
        {
            var (ids, places) = _placesById.Value;
            var found = Array.BinarySearch(ids, geoNameId);
            if (found >= 0)
                location = PlaceAt(places[found]);
        }
        else if (FindArea(id) is >= 0 and var area)
        {
            location = AreaAt(area);
        }

        return location is not null;
    }

    public override Geometry? GeometryOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return BorderOf(FindArea(id));
    }

    /// <summary>The border of a country or region; null where it is known by its places alone, and for -1.</summary>
    public MultiPolygon? BorderOf(int area)
    {
        if (area < 0 || tables.Areas.HasBorder[area] == 0)
            return null;
        var faces = Enumerable.Range(0, tables.Faces.Count).Where(face => tables.IsWithin(tables.Faces.Area[face], area)).ToHashSet();
        return new GazetteerBorderBuilder(tables.Arcs).Build(faces);
    }

    /// <summary>The index of a country or region, or -1.</summary>
    public int FindArea(string id) => _areasById.Value.TryGetValue(id, out var area) ? area : -1;

    private static (int[] Ids, int[] Places) SortPlaces(GazetteerTables tables)
    {
        var ids = (int[])tables.Places.GeoNameId.Clone();
        var places = new int[ids.Length];
        for (var i = 0; i < places.Length; i++)
            places[i] = i;
        Array.Sort(ids, places);
        return (ids, places);
    }

    private static Dictionary<string, int> IndexAreas(GazetteerTables tables)
    {
        var index = new Dictionary<string, int>(tables.Areas.Count, StringComparer.Ordinal);
        for (var i = 0; i < tables.Areas.Count; i++)
            index[tables.Areas.Id[i]] = i;
        return index;
    }

    private Location PlaceAt(int place)
    {
        var level = tables.Places.City[place] >= 0 ? SectionLevel : PlaceLevel;
        return new($"G{tables.Places.GeoNameId[place]}", tables.Places.Name[place], "place", level, IsArea: false, tables.PlaceCoordinate(place));
    }

    private Location AreaAt(int area)
    {
        const double Unit = GazetteerTables.BorderUnitsPerDegree;
        var areas = tables.Areas;
        var (kind, level) = areas.Rank[area] switch
        {
            GazetteerTables.AreaRank.Country => ("country", CountryLevel),
            GazetteerTables.AreaRank.Admin1 => ("admin1", Admin1Level),
            _ => ("admin2", Admin2Level),
        };
        var centre = new GeoCoordinate(areas.Latitude[area] / Unit, areas.Longitude[area] / Unit);
        return new(areas.Id[area], areas.Name[area], kind, level, areas.HasBorder[area] != 0, centre);
    }
}
