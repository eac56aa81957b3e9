using NetTopologySuite.Geometries;
using SemGeo.Files;
using SemGeo.Geocoding.Osm.Pbf;
using SemGeo.Geocoding.Osm.Shapes;

namespace SemGeo.Geocoding.Osm.Extract;

/// <summary>Gives ways and relations their shapes and centres.</summary>
/// <param name="nodes">The positions.</param>
/// <param name="ways">The ways that relations are made of.</param>
/// <param name="budget">What the file may ask for: a way counts once for each relation that has it.</param>
internal sealed class FeatureShaper(NodePass nodes, WayPass ways, ReadBudget budget)
{
    private static readonly GeometryFactory Factory = new();

    private readonly List<OsmSkippedArea> _skipped = [];

    /// <summary>Areas that are broken or incomplete.</summary>
    public IReadOnlyList<OsmSkippedArea> Skipped => _skipped;

    /// <summary>Shapes what was selected; what has no shape is left out.</summary>
    public OsmFeature[] Shape(SelectionPass selection, Action<double> progress, CancellationToken cancellation)
    {
        var total = (double)(selection.Ways.Count + selection.Relations.Count);
        var done = 0;
        foreach (var (way, refs) in selection.Ways)
        {
            Count();
            ShapeWay(way, refs);
        }

        foreach (var (relation, members) in selection.Relations)
        {
            Count();
            ShapeRelation(relation, members);
        }

        progress(1);

        // Extracts that were joined may have an object twice.
        var features = selection.Nodes.Concat(selection.Ways.Select(way => way.Feature)).Concat(selection.Relations.Select(relation => relation.Feature));
        return [.. features.Where(feature => feature.Shape is not null).DistinctBy(feature => (feature.Type, feature.Id)).Select(WithCentre)];

        void Count()
        {
            cancellation.ThrowIfCancellationRequested();
            if (done++ % 1000 == 0)
                progress(done / total);
        }
    }

    private void ShapeWay(OsmFeature way, long[] refs)
    {
        var xy = new int[2 * refs.Length];
        var count = 0;
        foreach (var node in refs)
        {
            if (nodes.TryLocate(node, out var x, out var y))
                (xy[count++], xy[count++]) = (x, y);
        }

        var isClosed = refs.Length > 3 && refs[0] == refs[^1];
        if (count < xy.Length)
        {
            if (isClosed && !way.IsStreet)
                Skip(way, $"{(xy.Length - count) / 2} of its nodes are not in the file", isPartial: false, isCut: true);
            else if (count >= 4)
                way.Shape = OsmShape.Line(xy[..count]);
        }
        else if (!isClosed)
        {
            way.Shape = OsmShape.Line(xy);
        }
        else if (way.IsStreet && !IsSimple(xy))
        {
            // An eight or a lollipop is a street, not a square.
            way.Shape = OsmShape.Line(xy);
        }
        else if (way.MayHoldOthers)
        {
            ShapeArea(way, [(refs, false)], missingWays: 0);
        }
        else
        {
            way.Shape = OsmShape.Area([xy]);
        }
    }

    private void ShapeRelation(OsmFeature relation, OsmMember[] members)
    {
        var named = new Dictionary<long, (int Times, bool IsInner)>();
        foreach (var member in members)
            named[member.Id] = (named.GetValueOrDefault(member.Id).Times + 1, member.Role == "inner");
        var found = new List<(long[] Nodes, bool IsInner)>(named.Count);
        var missing = 0;
        foreach (var (way, (times, isInner)) in named)
        {
            // What is named twice cancels out, so that a way is looked at once however often it is named.
            if (ways.Find(way) is not { } refs)
                missing += times;
            else if (times % 2 == 1)
            {
                budget.Take(ReadLimit.NodeReferences, refs.Length);
                found.Add((refs, isInner));
            }
        }

        ShapeArea(relation, found, missing);
    }

    private void ShapeArea(OsmFeature feature, List<(long[] Nodes, bool IsInner)> outline, int missingWays)
    {
        var area = MultipolygonAssembler.Assemble(outline, missingWays, nodes.TryLocate, out var problem, out var isCut);
        if (area is not null)
            feature.Shape = OsmShape.Area(area);
        if (problem is not null)
            Skip(feature, problem, isPartial: area is not null, isCut);
    }

    private void Skip(OsmFeature feature, string reason, bool isPartial, bool isCut) =>
        _skipped.Add(new OsmSkippedArea(feature.LocationId, feature.Attributes.Name, reason, isPartial) { IsCut = isCut, IsBoundary = feature.IsAdministrative });

    private static OsmFeature WithCentre(OsmFeature feature)
    {
        if (feature.Shape.IsArea)
        {
            // An outline without area has no inside.
            var point = feature.Shape.ToGeometry().InteriorPoint;
            feature.Centre = point.IsEmpty ? (feature.Shape.X(0), feature.Shape.Y(0)) : (point.X, point.Y);
        }
        else
        {
            feature.Centre = feature.Shape.Midpoint();
        }

        return feature;
    }

    private static bool IsSimple(int[] xy)
    {
        var ring = new Coordinate[xy.Length / 2];
        for (var i = 0; i < ring.Length; i++)
            ring[i] = new Coordinate(xy[2 * i] / 1e7, xy[2 * i + 1] / 1e7);
        var polygon = Factory.CreatePolygon(ring);
        return !CrossingCount.IsTooMuch([polygon]) && polygon.IsValid;
    }
}
