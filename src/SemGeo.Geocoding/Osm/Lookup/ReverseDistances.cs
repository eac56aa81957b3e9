using NetTopologySuite.Geometries;
using SemGeo.Geocoding.Osm.Extract;

namespace SemGeo.Geocoding.Osm.Lookup;

/// <summary>How far place nodes reach, as in Nominatim: nobody knows the outline of a place that is only a node.</summary>
internal static class ReverseDistances
{
    /// <summary>How far from a place node a coordinate may be and still be there, in degrees, where no street or area is nearer.</summary>
    public static double Diameter(int searchRank) => searchRank switch
    {
        <= 4 => 5.0,
        <= 8 => 1.8,
        <= 12 => 0.6,
        <= 17 => 0.16,
        18 => 0.08,
        19 => 0.04,
        _ => 0.02,
    };

    /// <summary>The rectangle in which streets may belong to a place node.</summary>
    public static Envelope FuzzyArea(OsmFeature node)
    {
        var metres = node.SearchRank switch { <= 16 => 15000, <= 18 => 4000, 19 => 2000, 20 => 1000, _ => 500 };
        var (x, y) = node.Centre;

        // The radii of curvature of WGS84 at this latitude.
        const double Equator = 6378137, Flattening = 0.00669437999014;
        var sin = Math.Sin(double.DegreesToRadians(y));
        var w = 1 - Flattening * sin * sin;
        var north = double.RadiansToDegrees(metres / (Equator * (1 - Flattening) / (w * Math.Sqrt(w))));
        var east = double.RadiansToDegrees(metres / Math.Max(1, Equator / Math.Sqrt(w) * Math.Cos(double.DegreesToRadians(y))));
        return new Envelope(x - east, x + east, y - north, y + north);
    }

    /// <summary>The rectangle that holds all positions for which a place node is near enough.</summary>
    public static Envelope DiameterArea(OsmFeature node)
    {
        var (x, y) = node.Centre;
        var reach = Diameter(node.SearchRank);
        return new Envelope(x - reach, x + reach, y - reach, y + reach);
    }
}
