using NetTopologySuite.Geometries;
using NetTopologySuite.Index.HPRtree;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace SemGeo.GazetteerBuild.Sources;

/// <summary>Takes land that two regions claim from the later one of them: every point has one region at most.</summary>
internal static class OverlapRemover
{
    /// <summary>Changes the polygons of the regions.</summary>
    /// <returns>What was taken from which region.</returns>
    public static List<string> Remove(List<SourceRegion> regions)
    {
        var report = new List<string>();
        var tree = new HPRtree<(int Region, Polygon Polygon)>();
        for (var i = 0; i < regions.Count; i++)
        {
            foreach (var polygon in regions[i].Polygons)
                tree.Insert(polygon.EnvelopeInternal, (i, polygon));
        }

        for (var i = 0; i < regions.Count; i++)
        {
            var region = regions[i];
            for (var p = region.Polygons.Count - 1; p >= 0; p--)
            {
                var polygon = region.Polygons[p];
                foreach (var (other, earlier) in tree.Query(polygon.EnvelopeInternal))
                {
                    if (other >= i || polygon.Relate(earlier, "T********") is false)
                        continue;
                    report.Add($"{region.Code} overlaps {regions[other].Code}");
                    region.Polygons.RemoveAt(p);
                    region.Polygons.AddRange(SourceFolder.Valid(OverlayNG.Overlay(polygon, earlier, SpatialFunction.Difference, new PrecisionModel(1))));
                    break;
                }
            }
        }

        return report;
    }
}
