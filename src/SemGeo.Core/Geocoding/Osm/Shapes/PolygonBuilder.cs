using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace SemGeo.Geocoding.Osm.Shapes;

/// <summary>Puts rings together to polygons with holes, by which ring lies in which.</summary>
internal static class PolygonBuilder
{
    private static readonly GeometryFactory Factory = new();

    /// <summary>Builds a polygon or multipolygon.</summary>
    /// <param name="rings">Rings in any order; rings may touch.</param>
    /// <param name="depths">What <see cref="Depths"/> says of them.</param>
    /// <param name="crossing">Whether the rings cross, so that the area is what an odd number of them is around.</param>
    /// <returns>The valid area, or null where nothing is left of it.</returns>
    public static Geometry? Build(IReadOnlyList<Polygon> rings, int[] depths, out bool crossing)
    {
        var area = Nest(rings, depths);
        crossing = !area.IsValid;
        return crossing ? Cross(rings) : area;
    }

    /// <summary>How many other rings are around each ring.</summary>
    public static int[] Depths(IReadOnlyList<Polygon> rings)
    {
        var depths = new int[rings.Count];
        if (rings.Count < 2)
            return depths;
        var inner = rings.Select(ring => ring.InteriorPoint.Coordinate).ToArray();
        for (var i = 0; i < rings.Count; i++)
        {
            IndexedPointInAreaLocator? locator = null;
            for (var j = 0; j < rings.Count; j++)
            {
                if (i == j || inner[j] is null || !rings[i].EnvelopeInternal.Contains(rings[j].EnvelopeInternal))
                    continue;
                locator ??= new IndexedPointInAreaLocator(rings[i]);
                if (rings[j].Area < rings[i].Area && locator.Locate(inner[j]) == NetTopologySuite.Geometries.Location.Interior)
                    depths[j]++;
            }
        }

        return depths;
    }

    private static Geometry Nest(IReadOnlyList<Polygon> rings, int[] depths)
    {
        var shells = Enumerable.Range(0, rings.Count).Where(i => depths[i] % 2 == 0).OrderBy(i => rings[i].Area).ToArray();
        var holes = shells.ToDictionary(shell => shell, _ => new List<LinearRing>());
        for (var i = 0; i < rings.Count; i++)
        {
            if (depths[i] % 2 == 0)
                continue;
            var point = rings[i].InteriorPoint.Coordinate;
            var around = Array.FindIndex(shells, shell => depths[shell] == depths[i] - 1
                && rings[shell].EnvelopeInternal.Contains(rings[i].EnvelopeInternal)
                && SimplePointInAreaLocator.ContainsPointInPolygon(point, rings[shell]));
            if (around >= 0)
                holes[shells[around]].Add(rings[i].Shell);
        }

        var polygons = Array.ConvertAll(shells, shell => Factory.CreatePolygon(rings[shell].Shell, [.. holes[shell]]));
        return polygons.Length == 1 ? polygons[0] : Factory.CreateMultiPolygon(polygons);
    }

    /// <summary>The area that an odd number of rings is around, whatever the rings are like.</summary>
    private static Geometry? Cross(IReadOnlyList<Polygon> rings)
    {
        Geometry area = Factory.CreatePolygon();
        foreach (var ring in rings)
            area = OverlayNGRobust.Overlay(area, GeometryFixer.Fix(ring), SpatialFunction.SymDifference);
        var polygons = new List<Polygon>();
        for (var i = 0; i < area.NumGeometries; i++)
        {
            if (area.GetGeometryN(i) is Polygon { IsEmpty: false } polygon)
                polygons.Add(polygon);
        }

        return polygons.Count == 0 ? null : Factory.CreateMultiPolygon([.. polygons]);
    }
}
