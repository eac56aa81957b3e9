namespace SemGeo.GazetteerBuild.Borders;

/// <summary>A border vertex in whole border units (1e-4 degrees).</summary>
internal readonly record struct GridPoint(int X, int Y) : IComparable<GridPoint>
{
    public int CompareTo(GridPoint other) => X != other.X ? X.CompareTo(other.X) : Y.CompareTo(other.Y);

    /// <summary>Twice the signed area of the triangle (a, b, c): positive when c is on the left of a to b.</summary>
    public static long Turn(GridPoint a, GridPoint b, GridPoint c) =>
        (long)(b.X - a.X) * (c.Y - a.Y) - (long)(b.Y - a.Y) * (c.X - a.X);

    /// <summary>The distance to the segment from a to b, in border units.</summary>
    public double DistanceTo(GridPoint a, GridPoint b)
    {
        double dx = b.X - a.X, dy = b.Y - a.Y, px = X - a.X, py = Y - a.Y;
        var length = dx * dx + dy * dy;
        var along = length > 0 ? Math.Clamp((px * dx + py * dy) / length, 0, 1) : 0;
        return Math.Sqrt((px - along * dx) * (px - along * dx) + (py - along * dy) * (py - along * dy));
    }
}
