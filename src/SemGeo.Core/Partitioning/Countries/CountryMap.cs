using SemGeo.Geocoding;
using SemGeo.Geography;

namespace SemGeo.Partitioning;

/// <summary>
/// Which country, and which of its states, a coordinate lies in: the gazetteer's polygons, exact, and its coasts with the sea before them. No places, no
/// addresses. Immutable and safe for several threads.
/// </summary>
internal sealed class CountryMap
{
    private readonly GazetteerTables _tables;
    private readonly GazetteerGrid _grid;
    private readonly double _maritimeKm;

    // The finest area of a face that is a state or country; admin-2 regions with polygons of their own lie below.
    private readonly int[] _areaOfFace;

    public CountryMap(Gazetteer gazetteer, double maritimeKm)
    {
        _tables = gazetteer.Tables;
        _grid = new GazetteerGrid(_tables.Arcs);
        _maritimeKm = maritimeKm;
        _areaOfFace = Array.ConvertAll(_tables.Faces.Area, StateOrCountry);
    }

    /// <summary>The number of areas.</summary>
    public int Count => _tables.Areas.Count;

    /// <summary>The state, or the country where none is known, that a coordinate lies in; -1 on the open sea, and for a coordinate that is missing or out of range.</summary>
    public int AreaOf(GeoCoordinate coordinate)
    {
        if (!coordinate.IsValid)
            return -1;
        var face = _grid.Find(coordinate.Latitude, coordinate.Longitude);
        if (face == GazetteerGrid.None)
            face = _grid.FindNearest(coordinate.Latitude, coordinate.Longitude, _maritimeKm, out _);
        return face == GazetteerGrid.None ? -1 : _areaOfFace[face];
    }

    /// <summary>The ISO code of an area.</summary>
    public string IdOf(int area) => _tables.Areas.Id[area];

    /// <summary>The country of an area; the area itself where it is one.</summary>
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
