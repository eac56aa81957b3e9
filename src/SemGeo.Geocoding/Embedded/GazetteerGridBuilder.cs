using System.Runtime.CompilerServices;

namespace SemGeo.Geocoding.Embedded;

/// <summary>Sorts borders into the cells of a <see cref="GazetteerGrid"/> and finds the faces of the cells without any.</summary>
/// <remarks>It runs once, at start: its loops are compiled with all optimisations at once and not after thousands of rounds.</remarks>
internal sealed class GazetteerGridBuilder(int columns, int rows, int cellSize)
{
    private const int MinX = -180 * GazetteerTables.BorderUnitsPerDegree;
    private const int MinY = -90 * GazetteerTables.BorderUnitsPerDegree;

    private (int Cell, int Edge)[] _hits = [];
    private int _hitCount;

    /// <summary>Fills <paramref name="cells"/> and returns the edges by cell: the first edge of each cell with borders, and the edges.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (int[] FirstEdge, GazetteerEdge[] Edges) Build(GazetteerTables.ArcColumns arcs, int[] cells)
    {
        var edges = EdgesOf(arcs);
        _hits = new (int, int)[edges.Length + edges.Length / 4];
        for (var i = 0; i < edges.Length; i++)
            FindCells(in edges[i], i);
        var hits = _hits.AsSpan(0, _hitCount);

        // The number of edges of each cell, then the cell's place in the list of cells with edges.
        foreach (var (cell, _) in hits)
            cells[cell]++;
        var starts = new List<int> { 0 };
        foreach (ref var cell in cells.AsSpan())
        {
            if (cell == 0)
                continue;
            starts.Add(starts[^1] + cell);
            cell = -starts.Count;
        }

        var firstEdge = starts.ToArray();
        var next = starts.ToArray();
        var sorted = new GazetteerEdge[hits.Length];
        foreach (var (cell, edge) in hits)
            sorted[next[-2 - cells[cell]]++] = edges[edge];
        for (var row = 0; row < rows; row++)
            FillRow(cells.AsSpan(row * columns, columns), firstEdge, sorted, MinY + row * cellSize + cellSize / 2 + 0.5);
        return (firstEdge, sorted);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static GazetteerEdge[] EdgesOf(GazetteerTables.ArcColumns arcs)
    {
        var edges = new GazetteerEdge[arcs.X.Length];
        var count = 0;
        for (var arc = 0; arc < arcs.Count; arc++)
        {
            var (left, right) = ((short)arcs.Left[arc], (short)arcs.Right[arc]);
            for (var i = arcs.FirstVertex[arc] + 1; i < arcs.FirstVertex[arc + 1]; i++)
            {
                var (x0, y0, x1, y1) = (arcs.X[i - 1], arcs.Y[i - 1], arcs.X[i], arcs.Y[i]);
                edges[count++] = y0 <= y1 ? new GazetteerEdge(x0, y0, x1, y1, left, right) : new GazetteerEdge(x1, y1, x0, y0, right, left);
            }
        }

        Array.Resize(ref edges, count);
        return edges;
    }

    /// <summary>Finds every cell that an edge touches, or misses by one unit, so that rounding never loses one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindCells(ref readonly GazetteerEdge edge, int index)
    {
        var lastRow = Row(edge.Y1 + 1);
        var slope = edge.Y1 == edge.Y0 ? 0 : (double)(edge.X1 - edge.X0) / (edge.Y1 - edge.Y0);
        for (var row = Row(edge.Y0 - 1); row <= lastRow; row++)
        {
            var (west, east) = ((double)edge.X0, (double)edge.X1);
            if (edge.Y1 != edge.Y0)
            {
                var south = MinY + row * cellSize;
                west = edge.X0 + (Math.Clamp(south - 1, edge.Y0, edge.Y1) - edge.Y0) * slope;
                east = edge.X0 + (Math.Clamp(south + cellSize + 1, edge.Y0, edge.Y1) - edge.Y0) * slope;
            }

            if (west > east)
                (west, east) = (east, west);
            var lastColumn = Column(east + 1);
            for (var column = Column(west - 1); column <= lastColumn; column++)
            {
                if (_hitCount == _hits.Length)
                    Array.Resize(ref _hits, 2 * _hits.Length + 16);
                _hits[_hitCount++] = (row * columns + column, index);
            }
        }
    }

    private int Row(int y) => Math.Clamp((y - MinY) / cellSize, 0, rows - 1);

    private int Column(double x) => Math.Clamp((int)((x - MinX) / cellSize), 0, columns - 1);

    /// <summary>Walks along the middle of a row (between two units, where no vertex is) from west to east: the face changes where a border is crossed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillRow(Span<int> cells, int[] firstEdge, GazetteerEdge[] edges, double y)
    {
        var face = GazetteerGrid.None;
        var easternmost = double.NegativeInfinity;
        foreach (ref var cell in cells)
        {
            if (cell == 0)
            {
                cell = face;
                continue;
            }

            var border = -2 - cell;
            foreach (ref readonly var edge in edges.AsSpan(firstEdge[border]..firstEdge[border + 1]))
            {
                if (edge.Y0 > y || edge.Y1 <= y)
                    continue;
                var crossing = edge.X0 + (y - edge.Y0) * (edge.X1 - edge.X0) / (edge.Y1 - edge.Y0);
                if (crossing < easternmost)
                    continue;
                (easternmost, face) = (crossing, edge.East);
            }
        }
    }
}
