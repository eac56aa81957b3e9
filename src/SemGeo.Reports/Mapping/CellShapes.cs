using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geocoding.LocationFiles;
using SemGeo.Geography.S2;
using SemGeo.Locations;
using SemGeo.Partitioning;

namespace SemGeo.Reports.Mapping;

/// <summary>
/// Finds what the cells of a partitioning cover: S2 cells their quads, other cells the border of their location where it is known, else the hull
/// of their photos.
/// </summary>
public sealed class CellShapes
{
    private readonly PartitioningSet _set;
    private readonly LocationTable? _borders;
    private readonly PhotoHulls? _hulls;
    private readonly double _simplifyDegrees;
    private readonly Dictionary<string, Geometry?> _known = new(StringComparer.Ordinal);

    /// <summary>Prepares for a partitioning.</summary>
    /// <param name="set">The partitioning.</param>
    /// <param name="borders">The geometry of locations, such as a geocoder's; null where nobody knows any.</param>
    /// <param name="hulls">The hulls of the photos; null where they were not collected.</param>
    /// <param name="simplifyDegrees">How far a border may be from where it is, in degrees; 0 leaves borders as they are. Each border is simplified for itself: for the gazetteer's,
    /// <see cref="Gazetteer.SimplifyBorders"/> keeps neighbours side by side.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="simplifyDegrees"/> is negative or no number.</exception>
    public CellShapes(PartitioningSet set, LocationTable? borders = null, PhotoHulls? hulls = null, double simplifyDegrees = 0)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (!(simplifyDegrees >= 0))
            throw new ArgumentOutOfRangeException(nameof(simplifyDegrees), simplifyDegrees, "Give degrees from 0 on: 0.01 is about a kilometre.");
        (_set, _borders, _hulls, _simplifyDegrees) = (set, borders, hulls, simplifyDegrees);
    }

    /// <summary>The cells of all levels, coarse to fine, and within a level those first that lie under others.</summary>
    public IEnumerable<CellShape> All() => Enumerable.Range(0, _set.Levels.Count).Reverse().SelectMany(Of);

    /// <summary>The cells of a level, those first that lie under others.</summary>
    /// <param name="level">0 = finest.</param>
    public IReadOnlyList<CellShape> Of(int level)
    {
        var cells = _set.Levels[level].Cells;
        var locations = LocationsOf(_set.Levels[level]);
        return [.. Enumerable.Range(0, cells.Count)
            .Select(i =>
            {
                var (kind, geometry) = ShapeOf(cells[i], locations[i]);
                return new CellShape(level, i, cells[i], _set.TextOf(cells[i].Location), _set.Hierarchy.DepthOf(cells[i].Location), kind, geometry);
            })
            .OrderBy(shape => shape.Depth)
            .ThenByDescending(shape => shape.Geometry?.Area ?? 0)
            .ThenBy(shape => shape.Index)];
    }

    /// <summary>The locations whose photos are of each class.</summary>
    private List<int>[] LocationsOf(PartitioningLevel level)
    {
        var locations = new List<int>[level.Cells.Count];
        for (var i = 0; i < locations.Length; i++)
            locations[i] = [];
        for (var location = 0; location < _set.Hierarchy.Count; location++)
        {
            if (level.ClassOf(location) is >= 0 and var cell)
                locations[cell].Add(location);
        }

        return locations;
    }

    private (CellShapeKind Kind, Geometry? Geometry) ShapeOf(Cell cell, List<int> locations)
    {
        if (_set.Scheme == PartitioningScheme.AdaptiveS2)
            return S2CellId.TryParse(cell.LocationId, out var s2) ? (CellShapeKind.S2Cell, S2CellShape.PolygonOf(s2)) : (CellShapeKind.None, null);
        if (BorderOf(cell.LocationId) is { } border)
            return (CellShapeKind.Border, border);
        return _hulls?.HullOf(locations) is { } hull ? (CellShapeKind.PhotoHull, hull) : (CellShapeKind.None, null);
    }

    private Geometry? BorderOf(string id)
    {
        if (!_known.TryGetValue(id, out var border))
        {
            border = _borders?.GeometryOf(id);
            _known[id] = border = border is { IsEmpty: false, Dimension: Dimension.Surface } ? Valid(LocationEntry.Simplify(border, _simplifyDegrees)) : null;
        }

        return border;
    }

    // Coarse borders may cross themselves, which maps draw but QGIS refuses to compute with.
    private static Geometry Valid(Geometry border) => border.IsValid || GeometryFixer.Fix(border) is not { IsEmpty: false } mended ? border : mended;
}
