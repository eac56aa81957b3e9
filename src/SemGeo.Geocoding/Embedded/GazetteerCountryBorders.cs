using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Partitioning.Countries;

namespace SemGeo.Geocoding.Embedded;

/// <summary>
/// Which country, and which of its states, a coordinate lies in: the gazetteer's polygons, exact, and its coasts with the sea before them. No places, no
/// addresses.
/// </summary>
internal sealed class GazetteerCountryBorders : ICountryBorders
{
    private readonly GazetteerTables _tables;
    private readonly GazetteerGrid _grid;

    // The finest area of a face that is a state or country; admin-2 regions with polygons of their own lie below.
    private readonly int[] _areaOfFace;

    public GazetteerCountryBorders(Gazetteer gazetteer)
    {
        _tables = gazetteer.Tables;
        _grid = new GazetteerGrid(_tables.Arcs);
        _areaOfFace = Array.ConvertAll(_tables.Faces.Area, StateOrCountry);
        Source = new GeocoderSource(GazetteerGeocoder.Provider, gazetteer.DataVersion);
        Locations = gazetteer.Locations;
    }

    public GeocoderSource Source { get; }

    public LocationTable Locations { get; }

    public int Count => _tables.Areas.Count;

    public int AreaOf(GeoCoordinate coordinate, double maritimeKm)
    {
        if (!coordinate.IsValid)
            return -1;
        var face = _grid.Find(coordinate.Latitude, coordinate.Longitude);
        if (face == GazetteerGrid.None)
            face = _grid.FindNearest(coordinate.Latitude, coordinate.Longitude, maritimeKm, out _);
        return face == GazetteerGrid.None ? -1 : _areaOfFace[face];
    }

    public string IdOf(int area) => _tables.Areas.Id[area];

    public int CountryOf(int area)
    {
        while (_tables.Areas.Parent[area] >= 0)
            area = _tables.Areas.Parent[area];
        return area;
    }

    private int StateOrCountry(int area)
    {
        while (_tables.Areas.Rank[area] > GazetteerTables.AreaRank.Admin1)
            area = _tables.Areas.Parent[area];
        return area;
    }
}
