namespace SemGeo.Geocoding;

/// <summary>Sorts borders into the cells of a <see cref="GazetteerGrid"/> and finds the faces of the cells without any.</summary>
internal sealed class GazetteerGridBuilder(int columns, int rows, int cellSize)
{
    private const int MinX = -180 * GazetteerTables.BorderUnitsPerDegree;
    private const int MinY = -90 * GazetteerTables.BorderUnitsPerDegree;

    /// <summary>Fills <paramref name="cells"/> and returns the edges by cell: the first edge of each cell with borders, and the edges.</summary>
    public (int[] FirstEdge, GazetteerEdge[] Edges) Build(GazetteerTables.ArcColumns arcs, int[] cells)
    {
        // First the number of edges of each cell, then their places, then the edges themselves.
        ForEachEdge(arcs, (in GazetteerEdge _, int cell) => cells[cell]++);
        var counts = new List<int> { 0 };
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] == 0)
                continue;
            counts.Add(counts[^1] + cells[i]);
            cells[i] = -counts.Count;
        }

        var firstEdge = counts.ToArray();
        var next = firstEdge.AsSpan(0, firstEdge.Length - 1).ToArray();
        var edges = new GazetteerEdge[firstEdge[^1]];
        ForEachEdge(arcs, (in GazetteerEdge edge, int cell) => edges[next[-2 - cells[cell]]++] = edge);
        for (var row = 0; row < rows; row++)
            FillRow(cells.AsSpan(row * columns, columns), firstEdge, edges, MinY + row * cellSize + cellSize / 2 + 0.5);
        return (firstEdge, edges);
    }

    private delegate void EdgeInCell(in GazetteerEdge edge, int cell);

    private void ForEachEdge(GazetteerTables.ArcColumns arcs, EdgeInCell visit)
    {
        for (var arc = 0; arc < arcs.Count; arc++)
        {
            var (left, right) = ((short)arcs.Left[arc], (short)arcs.Right[arc]);
            for (var i = arcs.FirstVertex[arc] + 1; i < arcs.FirstVertex[arc + 1]; i++)
            {
                var (x0, y0, x1, y1) = (arcs.X[i - 1], arcs.Y[i - 1], arcs.X[i], arcs.Y[i]);
                var edge = y0 <= y1 ? new GazetteerEdge(x0, y0, x1, y1, left, right) : new GazetteerEdge(x1, y1, x0, y0, right, left);
                Visit(in edge, visit);
            }
        }
    }

    /// <summary>Visits every cell that an edge touches, and at most one unit more on each side, so that rounding never loses one.</summary>
    private void Visit(in GazetteerEdge edge, EdgeInCell visit)
    {
        var firstRow = Row(edge.Y0 - 1);
        var lastRow = Row(edge.Y1 + 1);
        var slope = edge.Y1 == edge.Y0 ? 0 : (double)(edge.X1 - edge.X0) / (edge.Y1 - edge.Y0);
        for (var row = firstRow; row <= lastRow; row++)
        {
            var (west, east) = ((double)edge.X0, (double)edge.X1);
            if (edge.Y1 != edge.Y0)
            {
                double south = MinY + row * cellSize;
                west = edge.X0 + (Math.Clamp(south - 1, edge.Y0, edge.Y1) - edge.Y0) * slope;
                east = edge.X0 + (Math.Clamp(south + cellSize + 1, edge.Y0, edge.Y1) - edge.Y0) * slope;
            }

            if (west > east)
                (west, east) = (east, west);
            var lastColumn = Column(east + 1);
            for (var column = Column(west - 1); column <= lastColumn; column++)
                visit(in edge, row * columns + column);
        }
    }

    private int Row(int y) => Math.Clamp((y - MinY) / cellSize, 0, rows - 1);

    private int Column(double x) => Math.Clamp((int)((x - MinX) / cellSize), 0, columns - 1);

    /// <summary>Walks along the middle of a row (between two units, where no vertex is) from west to east: the face changes where a border is crossed.</summary>
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
