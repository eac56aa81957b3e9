using System.Diagnostics.CodeAnalysis;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;
using SemGeo.Locations;
using Location = SemGeo.Locations.Location;

namespace SemGeo.Geocoding.Embedded;

/// <summary>
/// The locations of a gazetteer with coarser borders, for drawing: every border line is simplified once for the areas on both its sides and of all
/// ranks, so that neighbours still share it, and islets too small to be seen are left out of areas that have more.
/// </summary>
internal sealed class GazetteerSimplifiedBorders(GazetteerTables tables, GazetteerLocationTable locations, double degrees) : LocationTable
{
    private const double Unit = GazetteerTables.BorderUnitsPerDegree;

    private readonly Lazy<GazetteerBorderBuilder> _builder = new(() => new GazetteerBorderBuilder(Simplify(tables.Arcs, degrees)));

    public override IEnumerable<Location> All => locations.All;

    public override int Count => locations.Count;

    public override void Add(Location location) => locations.Add(location);

    public override bool TryGet(string id, [MaybeNullWhen(false)] out Location location) => locations.TryGet(id, out location);

    public override Geometry? GeometryOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (locations.FindArea(id) is not (>= 0 and var area) || tables.Areas.HasBorder[area] == 0)
            return null;
        var faces = Enumerable.Range(0, tables.Faces.Count).Where(face => tables.IsWithin(tables.Faces.Area[face], area)).ToHashSet();
        var polygons = _builder.Value.Build(faces).Geometries.Cast<Polygon>().OrderByDescending(polygon => polygon.Area).ToArray();
        return new MultiPolygon([.. polygons.Where((polygon, i) => i == 0 || polygon.Area > degrees * degrees)]);
    }

    private static GazetteerTables.ArcColumns Simplify(GazetteerTables.ArcColumns arcs, double degrees)
    {
        var first = new int[arcs.Count + 1];
        var (x, y) = (new List<int>(), new List<int>());
        for (var arc = 0; arc < arcs.Count; arc++)
        {
            first[arc] = x.Count;
            foreach (var vertex in Kept(arcs, arc, degrees))
            {
                x.Add((int)Math.Round(vertex.X * Unit));
                y.Add((int)Math.Round(vertex.Y * Unit));
            }
        }

        first[arcs.Count] = x.Count;
        return new GazetteerTables.ArcColumns(first, arcs.Left, arcs.Right, [.. x], [.. y]);
    }

    private static Coordinate[] Kept(GazetteerTables.ArcColumns arcs, int arc, double degrees)
    {
        var line = new Coordinate[arcs.FirstVertex[arc + 1] - arcs.FirstVertex[arc]];
        for (var i = 0; i < line.Length; i++)
            line[i] = new Coordinate(arcs.X[arcs.FirstVertex[arc] + i] / Unit, arcs.Y[arcs.FirstVertex[arc] + i] / Unit);

        // A line that ends where it begins must stay a ring.
        var isRing = line[0].Equals2D(line[^1]);
        var kept = DouglasPeuckerLineSimplifier.Simplify(line, degrees);
        for (var finer = degrees / 4; isRing && kept.Length < 5 && finer > 1 / Unit; finer /= 4)
            kept = DouglasPeuckerLineSimplifier.Simplify(line, finer);
        return isRing && kept.Length < 4 ? line : kept;
    }
}
