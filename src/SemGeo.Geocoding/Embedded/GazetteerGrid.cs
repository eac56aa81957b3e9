namespace SemGeo.Geocoding.Embedded;

/// <summary>
/// Point location in the planar partition of the earth by the gazetteer's arcs.
/// </summary>
/// <remarks>
/// A grid of square cells. A cell that no border crosses knows its face. In any other cell a ray runs west from the point: the
/// first border that it meets has the point's face on its east side; where it leaves the cell without meeting one it runs on
/// in the next cell. An edge holds its lower end and not its upper one, so that a ray through a vertex meets it once; where two
/// edges leave the same vertex upwards, the more easterly one is met. That is the even-odd rule for every polygon at once, in
/// double precision on integer vertices.
/// </remarks>
internal sealed class GazetteerGrid
{
    public const int None = -1;

    private const int Unit = GazetteerTables.BorderUnitsPerDegree;
    private const int CellSize = Unit / 8;
    private const int Columns = 360 * Unit / CellSize;
    private const int Rows = 180 * Unit / CellSize;
    private const double MinX = -180.0 * Unit;
    private const double MinY = -90.0 * Unit;

    // The face of a cell without borders, or the complement of the index of a cell with borders.
    private readonly int[] _cells = new int[Columns * Rows];
    private readonly int[] _firstEdge;
    private readonly GazetteerEdge[] _edges;

    public GazetteerGrid(GazetteerTables.ArcColumns arcs)
    {
        (_firstEdge, _edges) = new GazetteerGridBuilder(Columns, Rows, CellSize).Build(arcs, _cells);
    }

    /// <summary>Finds the face that a point lies in.</summary>
    /// <returns>The face, or <see cref="None"/>.</returns>
    public int Find(double latitude, double longitude)
    {
        // The antimeridian belongs to the polygons west of it, which end there, as much as to those that begin at -180.
        var x = Math.Min(longitude * Unit, 180.0 * Unit - 1e-6);
        var y = latitude * Unit;
        var column = Math.Min((int)((x - MinX) / CellSize), Columns - 1);
        var row = Math.Min((int)((y - MinY) / CellSize), Rows - 1);
        for (; column >= 0; column--)
        {
            var cell = _cells[row * Columns + column];
            if (cell >= None)
                return cell;
            var border = CellsWithBorders(cell);
            var face = CastWest(_edges.AsSpan(_firstEdge[border].._firstEdge[border + 1]), x, y, MinX + (double)column * CellSize, out var met);
            if (met)
                return face;
        }

        return None;
    }

    private static int CellsWithBorders(int cell) => -2 - cell;

    private static int CastWest(ReadOnlySpan<GazetteerEdge> edges, double x, double y, double westEnd, out bool met)
    {
        var nearest = westEnd;
        var slope = 0.0;
        var face = None;
        met = false;
        foreach (ref readonly var edge in edges)
        {
            if (edge.Y0 > y || edge.Y1 <= y)
                continue;
            var edgeSlope = (double)(edge.X1 - edge.X0) / (edge.Y1 - edge.Y0);
            var crossing = edge.X0 + (y - edge.Y0) * edgeSlope;
            if (crossing > x || crossing < nearest || (met && crossing == nearest && edgeSlope <= slope))
                continue;
            (nearest, slope, face, met) = (crossing, edgeSlope, edge.East, true);
        }

        return face;
    }

    /// <summary>Finds the face nearest to a point that lies in none.</summary>
    /// <param name="latitude">Degrees.</param>
    /// <param name="longitude">Degrees.</param>
    /// <param name="limitKm">How far to look.</param>
    /// <param name="km">The distance to the face that is returned.</param>
    /// <returns>The face, or <see cref="None"/>.</returns>
    public int FindNearest(double latitude, double longitude, double limitKm, out double km)
    {
        var search = new GazetteerCoastSearch(latitude, longitude, limitKm);
        var column = (int)Math.Floor((longitude * Unit - MinX) / CellSize);
        var row = Math.Min((int)((latitude * Unit - MinY) / CellSize), Rows - 1);

        // Outwards from the point: what is found first makes the rest of the way shorter.
        Scan(row);
        for (var step = 1; step <= search.LatitudeReach * Unit / CellSize + 1; step++)
        {
            Scan(row + step);
            Scan(row - step);
        }

        km = search.Km;
        return search.Face;

        void Scan(int scanned)
        {
            if (scanned is < 0 or >= Rows)
                return;
            var south = MinY + (double)scanned * CellSize;
            for (var step = 0; step <= Columns / 2; step++)
            {
                // A cell so many columns away begins at least one column less far away.
                if (step > 1 && step - 1 > search.LongitudeReach(south / Unit, (south + CellSize) / Unit) * Unit / CellSize)
                    break;
                Look(scanned, column + step);
                if (step > 0)
                    Look(scanned, column - step);
            }
        }

        void Look(int scanned, int target)
        {
            var turns = (int)Math.Floor(target / (double)Columns);
            var cell = _cells[scanned * Columns + target - turns * Columns];
            if (cell >= None)
                return;
            var border = CellsWithBorders(cell);
            search.Add(_edges.AsSpan(_firstEdge[border].._firstEdge[border + 1]), 360.0 * Unit * turns);
        }
    }
}
