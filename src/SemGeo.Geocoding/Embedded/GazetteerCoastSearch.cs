using SemGeo.Geography;

namespace SemGeo.Geocoding.Embedded;

/// <summary>
/// The nearest border to one point, on the plane that touches the earth there (equirectangular, true along the point's parallel):
/// exact to a few metres over the tens of kilometres that it is used for.
/// </summary>
internal struct GazetteerCoastSearch
{
    private const double KmPerDegree = GreatCircle.EarthRadiusKm * Math.PI / 180;
    private const double KmPerUnit = KmPerDegree / GazetteerTables.BorderUnitsPerDegree;

    private readonly double _latitude;
    private readonly double _x;
    private readonly double _y;
    private readonly double _kmPerUnitEast;
    private double _squaredKm;

    public GazetteerCoastSearch(double latitude, double longitude, double limitKm)
    {
        _latitude = latitude;
        _x = longitude * GazetteerTables.BorderUnitsPerDegree;
        _y = latitude * GazetteerTables.BorderUnitsPerDegree;
        _kmPerUnitEast = KmPerUnit * Math.Cos(latitude * Math.PI / 180);
        _squaredKm = limitKm * limitKm;
        Face = GazetteerGrid.None;
    }

    public int Face { get; private set; }

    public readonly double Km => Math.Sqrt(_squaredKm);

    public readonly double LatitudeReach => Km / KmPerDegree;

    /// <summary>How many degrees of longitude a border between two parallels may be away and still be nearer than the nearest so far; 0 at least.</summary>
    public readonly double LongitudeReach(double south, double north)
    {
        var up = Math.Max(0, Math.Max(south - _latitude, _latitude - north)) * KmPerDegree;
        var east = _squaredKm - up * up;
        return east < 0 ? 0 : Math.Sqrt(east) / Math.Max(_kmPerUnitEast * GazetteerTables.BorderUnitsPerDegree, 1e-3);
    }

    /// <summary>Looks at borders; <paramref name="shift"/> is added to their longitudes to bring them to this side of the antimeridian.</summary>
    public void Add(ReadOnlySpan<GazetteerEdge> edges, double shift)
    {
        foreach (ref readonly var edge in edges)
        {
            var x0 = (edge.X0 + shift - _x) * _kmPerUnitEast;
            var y0 = (edge.Y0 - _y) * KmPerUnit;
            var dx = (edge.X1 - edge.X0) * _kmPerUnitEast;
            var dy = (edge.Y1 - edge.Y0) * KmPerUnit;
            var length = dx * dx + dy * dy;
            var along = length > 0 ? Math.Clamp(-(x0 * dx + y0 * dy) / length, 0, 1) : 0;
            var nearX = x0 + along * dx;
            var nearY = y0 + along * dy;
            var squared = nearX * nearX + nearY * nearY;
            if (squared >= _squaredKm)
                continue;
            _squaredKm = squared;
            Face = edge.West >= 0 ? edge.West : edge.East;
        }
    }
}
