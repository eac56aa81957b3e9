using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using SemGeo.Geocoding.Embedded;

namespace SemGeo.GazetteerBuild.Sources;

/// <summary>Divides regions along a parallel, as corrections.json asks.</summary>
internal static class RegionCutter
{
    public static List<SourceRegion> Cut(List<SourceRegion> regions, RegionCut[] cuts) =>
        cuts.Aggregate(regions, (current, cut) => [.. current.SelectMany(region => cut.Regions.Contains(region.Code) ? Divide(region, cut) : [region])]);

    private static IEnumerable<SourceRegion> Divide(SourceRegion region, RegionCut cut)
    {
        const int Unit = GazetteerTables.BorderUnitsPerDegree;
        var parallel = Math.Round(cut.SouthOf * Unit);
        var south = Part(region, new Envelope(-180 * Unit, 180 * Unit, -90 * Unit, parallel));
        var north = Part(region, new Envelope(-180 * Unit, 180 * Unit, parallel, 90 * Unit));
        if (north.Count > 0)
            yield return region with { Polygons = north };
        if (south.Count > 0)
            yield return new SourceRegion(region.Code + "/" + cut.Country, "", cut.Name, cut.Name, cut.Country, south);
    }

    private static List<Polygon> Part(SourceRegion region, Envelope half)
    {
        var box = GeometryFactory.Default.ToGeometry(half);
        return [.. region.Polygons.SelectMany(polygon => SourceFolder.Valid(OverlayNG.Overlay(polygon, box, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection, new PrecisionModel(1))))];
    }
}
