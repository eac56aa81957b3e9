using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Index.HPRtree;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using SemGeo.Files;

namespace SemGeo.Geocoding.Osm.Shapes;

/// <summary>Puts rings together to polygons with holes, by which ring lies in which.</summary>
internal static class PolygonBuilder
{
    // Pairs of rings of which one may lie in the other, and vertices looked at for them: the largest relations have some ten thousand rings, few of them in others.
    private const long MostPairs = 5_000_000;
    private const long MostVertices = 200_000_000;

    private static readonly GeometryFactory Factory = new();

    /// <summary>Builds a polygon or multipolygon.</summary>
    /// <param name="rings">Rings in any order; rings may touch.</param>
    /// <param name="crossing">Whether the rings cross, so that the area is what an odd number of them is around.</param>
    /// <returns>The valid area, or null where nothing is left of it.</returns>
    /// <exception cref="ReadLimitException">The rings are too many or too intricate.</exception>
    public static Geometry? Build(IReadOnlyList<Polygon> rings, out bool crossing) => Build(rings, Depths(rings), out crossing);

    /// <summary>Builds a polygon or multipolygon.</summary>
    /// <param name="rings">Rings in any order; rings may touch.</param>
    /// <param name="depths">What <see cref="Depths"/> says of them.</param>
    /// <param name="crossing">Whether the rings cross, so that the area is what an odd number of them is around.</param>
    /// <returns>The valid area, or null where nothing is left of it.</returns>
    /// <exception cref="ReadLimitException">The rings are too many or too intricate.</exception>
    public static Geometry? Build(IReadOnlyList<Polygon> rings, int[] depths, out bool crossing)
    {
        if (CrossingCount.IsTooMuch(rings))
            throw TooMuch(rings.Sum(ring => (long)ring.NumPoints), 0);
        var area = Nest(rings, depths);
        crossing = !area.IsValid;
        return crossing ? Cross(rings) : area;
    }

    /// <summary>How many other rings are around each ring.</summary>
    /// <exception cref="ReadLimitException">Too many lie in one another.</exception>
    public static int[] Depths(IReadOnlyList<Polygon> rings)
    {
        var depths = new int[rings.Count];
        if (rings.Count < 2)
            return depths;
        var inner = rings.Select(ring => ring.InteriorPoint.Coordinate).ToArray();
        var areas = rings.Select(ring => ring.Area).ToArray();
        var tree = new HPRtree<int>();
        for (var i = 0; i < rings.Count; i++)
            tree.Insert(rings[i].EnvelopeInternal, i);
        var pairs = 0L;
        for (var i = 0; i < rings.Count; i++)
        {
            IndexedPointInAreaLocator? locator = null;
            var near = tree.Query(rings[i].EnvelopeInternal);
            if ((pairs += near.Count) > MostPairs)
                throw TooMuch(pairs, MostPairs);
            foreach (var j in near)
            {
                if (i == j || inner[j] is null || areas[j] >= areas[i] || !rings[i].EnvelopeInternal.Contains(rings[j].EnvelopeInternal))
                    continue;
                locator ??= new IndexedPointInAreaLocator(rings[i]);
                if (locator.Locate(inner[j]) == NetTopologySuite.Geometries.Location.Interior)
                    depths[j]++;
            }
        }

        return depths;
    }

    private static ReadLimitException TooMuch(long asked, long allowed) => new("An area", ReadLimit.Objects, asked, allowed);

    private static Geometry Nest(IReadOnlyList<Polygon> rings, int[] depths)
    {
        var shells = Enumerable.Range(0, rings.Count).Where(i => depths[i] % 2 == 0).OrderBy(i => rings[i].Area).ToArray();
        var holes = shells.ToDictionary(shell => shell, _ => new List<LinearRing>());
        var byDepth = shells.GroupBy(shell => depths[shell]).ToDictionary(group => group.Key, group => group.ToArray());
        var (pairs, vertices) = (0L, 0L);
        for (var i = 0; i < rings.Count; i++)
        {
            if (depths[i] % 2 == 0)
                continue;
            var point = rings[i].InteriorPoint.Coordinate;
            foreach (var shell in byDepth.GetValueOrDefault(depths[i] - 1, []))
            {
                if (++pairs > 10 * MostPairs || vertices > MostVertices)
                    throw TooMuch(pairs, 10 * MostPairs);
                if (!rings[shell].EnvelopeInternal.Contains(rings[i].EnvelopeInternal))
                    continue;
                vertices += rings[shell].NumPoints;
                if (!SimplePointInAreaLocator.ContainsPointInPolygon(point, rings[shell]))
                    continue;
                holes[shell].Add(rings[i].Shell);
                break;
            }
        }

        var polygons = Array.ConvertAll(shells, shell => Factory.CreatePolygon(rings[shell].Shell, [.. holes[shell]]));
        return polygons.Length == 1 ? polygons[0] : Factory.CreateMultiPolygon(polygons);
    }

    /// <summary>The area that an odd number of rings is around, whatever the rings are like.</summary>
    private static Geometry? Cross(IReadOnlyList<Polygon> rings)
    {
        // Two and two, then those: laid one by one over all before it, each ring would cost as much as all of them.
        var areas = rings.Select(GeometryFixer.Fix).ToArray();
        while (areas.Length > 1)
            areas = [.. areas.Chunk(2).Select(pair => pair is [var one, var other] ? OverlayNGRobust.Overlay(one, other, SpatialFunction.SymDifference) : pair[0])];
        var area = areas.Length == 0 ? Factory.CreatePolygon() : areas[0];
        var polygons = new List<Polygon>();
        for (var i = 0; i < area.NumGeometries; i++)
        {
            if (area.GetGeometryN(i) is Polygon { IsEmpty: false } polygon)
                polygons.Add(polygon);
        }

        return polygons.Count == 0 ? null : Factory.CreateMultiPolygon([.. polygons]);
    }
}
