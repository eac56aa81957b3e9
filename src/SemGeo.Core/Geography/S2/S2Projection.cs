namespace SemGeo.Geography.S2;

/// <summary>
/// The projection of the S2 library: the sphere onto the six faces of a cube, (u, v) in [-1, 1], and its quadratic transform to
/// (s, t) in [0, 1], in which cells of a level have nearly equal areas.
/// </summary>
/// <remarks>The operations are those of the library in its order, so that cells at the limits of others get the same id.</remarks>
internal static class S2Projection
{
    private const int LeavesAcross = 1 << S2Hilbert.Levels;

    /// <summary>The face, column and row of the leaf cell that holds a position.</summary>
    public static (int Face, int I, int J) ToLeaf(GeoCoordinate coordinate)
    {
        var (x, y, z) = UnitVector.Of(coordinate);
        var (face, u, v) = ToFace(x, y, z);
        return (face, ToLeafIndex(ToS(u)), ToLeafIndex(ToS(v)));
    }

    /// <summary>The point of the unit sphere above a point of a face, s and t 0 to 1.</summary>
    public static UnitVector ToSphere(int face, double s, double t)
    {
        var (u, v) = (ToU(s), ToU(t));
        var length = Math.Sqrt(1 + u * u + v * v);
        var (x, y, z) = face switch
        {
            0 => (1, u, v),
            1 => (-u, 1, v),
            2 => (-u, -v, 1),
            3 => (-1, -v, -u),
            4 => (v, -1, -u),
            _ => (v, u, -1.0),
        };
        return new(x / length, y / length, z / length);
    }

    private static (int Face, double U, double V) ToFace(double x, double y, double z)
    {
        var (absX, absY, absZ) = (Math.Abs(x), Math.Abs(y), Math.Abs(z));
        if (absX > absY && absX > absZ)
            return x > 0 ? (0, y / x, z / x) : (3, z / x, y / x);
        if (absY >= absX && absY > absZ)
            return y > 0 ? (1, -x / y, z / y) : (4, z / y, -x / y);
        return z > 0 ? (2, -x / z, -y / z) : (5, -y / z, -x / z);
    }

    private static double ToS(double u) => u >= 0 ? 0.5 * Math.Sqrt(1 + 3 * u) : 1 - 0.5 * Math.Sqrt(1 - 3 * u);

    private static double ToU(double s) => s >= 0.5 ? 1 / 3.0 * (4 * s * s - 1) : 1 / 3.0 * (1 - 4 * (1 - s) * (1 - s));

    private static int ToLeafIndex(double s) => Math.Clamp((int)Math.Floor(LeavesAcross * s), 0, LeavesAcross - 1);
}
