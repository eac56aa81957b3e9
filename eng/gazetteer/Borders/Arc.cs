namespace SemGeo.GazetteerBuild.Borders;

/// <summary>A border line between two faces (-1 for none), without a junction inside.</summary>
internal sealed class Arc(GridPoint[] original, int left, int right)
{
    public GridPoint[] Original { get; } = original;

    public int Left { get; } = left;

    public int Right { get; } = right;

    public bool IsRing => Original[0] == Original[^1];

    /// <summary>The vertices that are kept, as positions in <see cref="Original"/>.</summary>
    public int[] Kept { get; set; } = [.. Enumerable.Range(0, original.Length)];

    /// <summary>How far, in border units, a vertex that is left out may lie from the line that is left.</summary>
    public double Tolerance { get; set; }

    public IEnumerable<GridPoint> Points => Kept.Select(i => Original[i]);
}
