namespace SemGeo.Geocoding.Embedded;

/// <summary>A border from (X0, Y0) up to (X1, Y1) in border units, Y0 no greater than Y1, with the faces on both sides.</summary>
internal readonly struct GazetteerEdge(int x0, int y0, int x1, int y1, short west, short east)
{
    public readonly int X0 = x0;
    public readonly int Y0 = y0;
    public readonly int X1 = x1;
    public readonly int Y1 = y1;
    public readonly short West = west;
    public readonly short East = east;
}
