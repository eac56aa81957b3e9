using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Distance;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Polygonize;
using SemGeo.GazetteerBuild.Borders;
using SemGeo.Geocoding.Embedded;

namespace SemGeo.GazetteerBuild.Sources;

/// <summary>
/// Redraws the borders of micro-states and enclaves, which Natural Earth draws too coarsely or not at all, after country-coder's outlines. All lines near an outline are cut at their crossings; each
/// piece of land inside goes to the country of the outline, each piece that the country has outside to the neighbor. The sea stays what it is.
/// </summary>
internal sealed class OutlineRedrawer(List<SourceRegion> regions)
{
    private const double Unit = GazetteerTables.BorderUnitsPerDegree;

    // How near a region must be to a piece of land to take it over, in border units: pieces that touch.
    private const double Touching = 1.5;

    /// <summary>The vertices of the outlines: arcs along them are not simplified.</summary>
    public HashSet<GridPoint> Vertices { get; } = [];

    /// <summary>Redraws the borders along an outline.</summary>
    /// <param name="correction">The country, and of an enclave the region that it belongs to.</param>
    /// <param name="outline">The outline in whole border units.</param>
    /// <returns>What was done, for the log.</returns>
    public string Redraw(OutlineCorrection correction, IReadOnlyList<Polygon> outline)
    {
        var area = GeometryFactory.Default.BuildGeometry(outline);
        foreach (var vertex in area.Coordinates)
            Vertices.Add(new GridPoint((int)vertex.X, (int)vertex.Y));
        var own = regions.FindAll(region => region.Country == correction.Country && (correction.Region is null || region.Iso == correction.Region));
        if (own.Count == 0)
            throw new InvalidDataException($"There is no region {correction.Region ?? "of " + correction.Country} for the outline of {correction.Country}: see corrections.json.");
        var reach = area.EnvelopeInternal.Copy();
        reach.ExpandBy(Touching);
        var taken = regions.SelectMany(region => region.Polygons.Where(polygon => polygon.EnvelopeInternal.Intersects(reach) || (correction.Region is null && own.Contains(region))).Select(polygon => new Piece(region, polygon))).ToArray();
        foreach (var (region, polygon) in taken)
            region.Polygons.Remove(polygon);

        // What the outline is divided among.
        var shift = correction.Shift is [var east, var north] ? AffineTransformation.TranslationInstance(Math.Round(east * Unit), Math.Round(north * Unit)) : null;
        var shares = taken.Where(piece => own.Contains(piece.Region)).Select(piece => shift is null ? piece : piece with { Polygon = (Polygon)shift.Transform(piece.Polygon) }).ToArray();
        var inside = new IndexedPointInAreaLocator(area);
        var (gained, lost) = (0.0, 0.0);
        foreach (var polygon in Cut(taken.Concat(shares).Select(piece => piece.Polygon).Append(area)))
        {
            var point = polygon.InteriorPoint;
            if (At(point, taken) is not { } before)
                continue;
            var isInside = inside.Locate(point.Coordinate) == NetTopologySuite.Geometries.Location.Interior;
            var after = isInside && correction.Region is not null && before.Country == correction.Country ? before
                : isInside ? At(point, shares) ?? Nearest(shares, own, polygon, double.PositiveInfinity)!
                : before.Country != correction.Country || correction.Region is not null ? before
                : Nearest(taken.Where(piece => piece.Region.Country != correction.Country), [], polygon, Touching) ?? before;
            after.Polygons.Add(polygon);
            gained += after.Country == correction.Country && before.Country != after.Country ? polygon.Area : 0;
            lost += before.Country == correction.Country && before.Country != after.Country ? polygon.Area : 0;
        }

        return string.Create(null, $"{correction.Country}{(correction.Region is null ? "" : $" ({correction.Region})")}: outline of {outline.Count} polygons, {gained:0} square units of land gained, {lost:0} lost");
    }

    private static SourceRegion? At(Point point, IEnumerable<Piece> pieces) => pieces.FirstOrDefault(piece => SimplePointInAreaLocator.IsContained(point.Coordinate, piece.Polygon)).Region;

    // The region of the nearest piece within a distance; an enclave far from the rest of its region is nearest to nothing that was taken.
    private static SourceRegion? Nearest(IEnumerable<Piece> pieces, List<SourceRegion> otherwise, Polygon polygon, double limit)
    {
        var nearest = pieces.Select(piece => (piece.Region, Distance: DistanceOp.Distance(polygon, piece.Polygon))).Where(piece => piece.Distance <= limit).OrderBy(piece => piece.Distance).FirstOrDefault();
        return nearest.Region ?? otherwise.FirstOrDefault();
    }

    // All lines with a vertex wherever they meet, so that neighbors share them, and the pieces between them.
    private static IEnumerable<Polygon> Cut(IEnumerable<Geometry> areas)
    {
        var lines = GeometryFactory.Default.BuildGeometry(areas.Select(area => area.Boundary));
        var polygonizer = new Polygonizer();
        polygonizer.Add(UnaryUnionNG.Union(lines, new PrecisionModel(1)));
        return polygonizer.GetPolygons().Cast<Polygon>();
    }

    private readonly record struct Piece(SourceRegion Region, Polygon Polygon);
}
