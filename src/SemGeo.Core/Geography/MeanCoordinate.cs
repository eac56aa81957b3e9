namespace SemGeo.Geography;

/// <summary>
/// The mean of positions on the sphere: the direction of the sum of their unit vectors, so that positions on both sides of the
/// antimeridian or around a pole have the mean that a person would draw (paper 3.1.3, the coordinate of a cell).
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>The sums are kept in fixed point (2^-32 of the earth's radius, 1.5 mm): adding is exact, so that the mean of a set of
/// positions is the same to the last bit whatever the order, and partial sums of several threads or files may be merged.</item>
/// <item>At a pole the longitude is 0.</item>
/// <item>Positions that cancel out, such as two antipodes, have no mean: <see cref="GeoCoordinate.Missing"/>.</item>
/// </list>
/// </remarks>
public struct MeanCoordinate
{
    private const double UnitsPerRadius = 4294967296;
    private const double RadiansPerDegree = Math.PI / 180;

    private long _x;
    private long _y;
    private long _z;

    /// <summary>The number of positions added, at most <see cref="int.MaxValue"/>.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// The mean; missing where nothing was added or where the positions cancel out: their sum is no longer than the rounding of
    /// its terms.
    /// </summary>
    public readonly GeoCoordinate Value
    {
        get
        {
            double x = _x, y = _y, z = _z;
            var horizontal = Math.Sqrt(x * x + y * y);
            return Math.Sqrt(horizontal * horizontal + z * z) <= Count
                ? GeoCoordinate.Missing
                : new GeoCoordinate(Math.Atan2(z, horizontal) / RadiansPerDegree, horizontal <= Count ? 0 : Math.Atan2(y, x) / RadiansPerDegree);
        }
    }

    /// <summary>Adds a position.</summary>
    /// <returns>False where the position is missing or out of range; it is not added then.</returns>
    /// <exception cref="OverflowException">More than <see cref="int.MaxValue"/> positions.</exception>
    public bool Add(GeoCoordinate coordinate)
    {
        if (!coordinate.IsValid)
            return false;
        Add(UnitVector.Of(coordinate));
        return true;
    }

    /// <summary>Adds a point of the unit sphere.</summary>
    internal void Add(in UnitVector point)
    {
        Count = checked(Count + 1);
        _x += (long)Math.Round(point.X * UnitsPerRadius);
        _y += (long)Math.Round(point.Y * UnitsPerRadius);
        _z += (long)Math.Round(point.Z * UnitsPerRadius);
    }

    /// <summary>Adds all positions of another sum.</summary>
    /// <exception cref="OverflowException">More than <see cref="int.MaxValue"/> positions together.</exception>
    public void Add(in MeanCoordinate other)
    {
        Count = checked(Count + other.Count);
        _x += other._x;
        _y += other._y;
        _z += other._z;
    }
}
