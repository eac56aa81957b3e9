using NetTopologySuite.Geometries;
using SemGeo.Files;

namespace SemGeo.Geocoding.Osm.Shapes;

/// <summary>
/// Makes areas of the member ways of a relation. Which ring is a hole is told by which ring lies in which, not by roles: roles are often wrong.
/// </summary>
internal static class MultipolygonAssembler
{
    private static readonly GeometryFactory Factory = new();

    /// <summary>Assembles a relation.</summary>
    /// <param name="ways">The ways that are there, with whether their role is "inner".</param>
    /// <param name="missingWays">How many member ways are not in the file.</param>
    /// <param name="locate">Finds a node; false where it is not in the file.</param>
    /// <param name="problem">What is wrong with the relation; null where nothing is.</param>
    /// <param name="isCut">Whether parts of it are not in the file.</param>
    /// <returns>The area of its closed rings, or null where there is none.</returns>
    public static Geometry? Assemble(IEnumerable<(long[] Nodes, bool IsInner)> ways, int missingWays, NodeLocator locate, out string? problem, out bool isCut)
    {
        var assembler = new RingAssembler();
        var missingNodes = 0;
        foreach (var (nodes, isInner) in ways)
        {
            var known = Array.FindAll(nodes, node => locate(node, out _, out _));
            missingNodes += nodes.Length - known.Length;

            // A gap stays a gap: joining its ends would draw a straight border through it.
            if (known.Length == nodes.Length)
                assembler.Add(nodes, isInner);
        }

        isCut = missingWays > 0 || missingNodes > 0;
        var rings = assembler.Assemble();
        problem = Describe(missingWays, missingNodes, assembler.OpenEnds);

        try
        {
            return Build(rings, locate, ref problem);
        }
        catch (ReadLimitException)
        {
            problem = $"it has {rings.Count} rings with {rings.Sum(ring => (long)ring.Nodes.Length)} nodes that lie in or across one another too often to be sorted out";
            return null;
        }
    }

    private static Geometry? Build(List<RingAssembler.Ring> rings, NodeLocator locate, ref string? problem)
    {
        var polygons = rings.ConvertAll(ring => Factory.CreatePolygon(Array.ConvertAll(ring.Nodes, node => ToCoordinate(node, locate))));
        var depths = PolygonBuilder.Depths(polygons);
        if (problem is not null)
        {
            // With a part missing, a hole may stand alone and must not become land.
            var kept = Enumerable.Range(0, rings.Count).Where(i => !(rings[i].IsInner && depths[i] % 2 == 0)).ToArray();
            (polygons, depths) = ([.. kept.Select(i => polygons[i])], [.. kept.Select(i => depths[i])]);
        }

        if (polygons.Count == 0)
        {
            problem ??= "it has no closed ring";
            return null;
        }

        var area = PolygonBuilder.Build(polygons, depths, out var crossing);
        if (crossing)
            problem = problem is null ? "its rings cross: what an odd number of them is around was taken" : $"{problem}; its rings cross";
        return area;
    }

    /// <summary>Finds a node's position in units of 1e-7 degrees.</summary>
    public delegate bool NodeLocator(long node, out int x, out int y);

    private static string? Describe(int missingWays, int missingNodes, SortedSet<long> openEnds)
    {
        var problems = new List<string>(3);
        if (missingWays > 0)
            problems.Add($"{missingWays} of its ways are not in the file");
        if (missingNodes > 0)
            problems.Add($"{missingNodes} nodes of its ways are not in the file");
        if (openEnds.Count > 0)
            problems.Add($"its rings are open at {string.Join(", ", openEnds.Take(4).Select(node => $"N{node}"))}{(openEnds.Count > 4 ? $" and {openEnds.Count - 4} more nodes" : "")}");
        return problems.Count == 0 ? null : string.Join("; ", problems);
    }

    private static Coordinate ToCoordinate(long node, NodeLocator locate)
    {
        locate(node, out var x, out var y);
        return new Coordinate(x / 1e7, y / 1e7);
    }
}
