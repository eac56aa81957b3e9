using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace SemGeo.Reports.Mapping;

/// <summary>
/// Numbers for colours such that cells that touch or overlap get different ones: greedily, the cells with the most neighbours first, each the
/// number that its neighbours have least often, of several the one that is rarest on the whole map.
/// </summary>
internal static class MapColouring
{
    /// <summary>The colours of a map.</summary>
    public const int Colours = 8;

    // Borders are simplified and rounded: neighbours may be this far apart, in degrees.
    private const double Gap = 0.02;

    /// <summary>A colour for each shape, 0 to 7.</summary>
    public static int[] Assign(IReadOnlyList<Geometry?> shapes)
    {
        var neighbours = NeighboursOf(shapes);
        var colours = new int[shapes.Count];
        Array.Fill(colours, -1);
        var used = new int[Colours];
        foreach (var shape in Enumerable.Range(0, shapes.Count).OrderByDescending(i => neighbours[i].Count).ThenBy(i => i))
        {
            var around = new int[Colours];
            foreach (var neighbour in neighbours[shape].Where(i => colours[i] >= 0))
                around[colours[neighbour]]++;
            colours[shape] = Enumerable.Range(0, Colours).MinBy(colour => (around[colour], used[colour], colour));
            used[colours[shape]]++;
        }

        return colours;
    }

    private static List<int>[] NeighboursOf(IReadOnlyList<Geometry?> shapes)
    {
        var neighbours = new List<int>[shapes.Count];
        var index = new STRtree<int>();
        for (var i = 0; i < shapes.Count; i++)
        {
            neighbours[i] = [];
            foreach (var part in PartsOf(shapes[i]))
                index.Insert(part.EnvelopeInternal, i);
        }

        for (var i = 0; i < shapes.Count; i++)
        {
            if (shapes[i] is not { } shape)
                continue;
            var candidates = new HashSet<int>();
            foreach (var part in PartsOf(shape))
            {
                var around = part.EnvelopeInternal.Copy();
                around.ExpandBy(Gap);
                candidates.UnionWith(index.Query(around).Where(other => other > i));
            }

            foreach (var other in candidates.Where(other => shape.IsWithinDistance(shapes[other], Gap)))
            {
                neighbours[i].Add(other);
                neighbours[other].Add(i);
            }
        }

        return neighbours;
    }

    private static IEnumerable<Geometry> PartsOf(Geometry? shape) => shape is null ? [] : Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN);
}
