using NetTopologySuite.Geometries;
using SemGeo.Geography;
using SemGeo.Geography.S2;

namespace SemGeo.Mapping;

/// <summary>The outline of an S2 cell: four arcs of great circles, with vertices between the corners of large cells so that the arcs bend.</summary>
internal static class S2CellOutline
{
    // Arcs of cells of this level are straight lines to the eye: 0.6 degrees.
    private const int StraightLevel = 7;

    public static Geometry Of(S2CellId cell)
    {
        var (face, s, t, size) = cell.SquareOnFace();
        var steps = 1 << Math.Max(0, StraightLevel - cell.Level - 2);
        var ring = new List<GeoCoordinate>(4 * steps);
        foreach (var (s0, t0, ds, dt) in new[] { (s, t, 1, 0), (s + size, t, 0, 1), (s + size, t + size, -1, 0), (s, t + size, 0, -1) })
        {
            for (var step = 0; step < steps; step++)
            {
                var along = size * step / steps;
                var (x, y, z) = S2Projection.ToSphere(face, s0 + ds * along, t0 + dt * along);
                ring.Add(S2Projection.ToCoordinate(x, y, z));
            }
        }

        return AntimeridianCutter.Cut(ring);
    }
}
