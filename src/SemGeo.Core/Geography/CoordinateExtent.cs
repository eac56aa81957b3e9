using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SemGeo.Geography;

/// <summary>
/// How far positions lie apart, in constant memory: their extremes along seven directions (the axes and the diagonals of the
/// cube), 34 bytes.
/// </summary>
/// <remarks>
/// <see cref="AtLeastKm"/> is a lower bound of the greatest distance between two of the positions: no direction lies farther than
/// 37 degrees from one of the seven, so that the chord is at most a fifth short. Enough to warn of a class whose photos lie on two
/// continents.
/// </remarks>
public struct CoordinateExtent
{
    private const int Directions = 7;
    private const double Steps = short.MaxValue;

    private Extremes _lowest;
    private Extremes _highest;
    private bool _any;

    /// <summary>Whether no position was added.</summary>
    public readonly bool IsEmpty => !_any;

    /// <summary>A lower bound of the greatest great-circle distance between two of the positions, in kilometres; 0 where there is none.</summary>
    public readonly double AtLeastKm
    {
        get
        {
            var longest = 0;
            for (var i = 0; i < Directions; i++)
                longest = Math.Max(longest, _highest[i] - _lowest[i]);

            // The rounding of both ends is taken off, so that the bound holds.
            var halfChord = Math.Max(0, longest - 1) / Steps / 2;
            return 2 * GreatCircle.EarthRadiusKm * Math.Asin(Math.Min(1, halfChord));
        }
    }

    /// <summary>Adds a position; one that is missing or out of range changes nothing.</summary>
    public void Add(GeoCoordinate coordinate)
    {
        if (coordinate.IsValid)
            Add(UnitVector.Of(coordinate));
    }

    /// <summary>Adds a point of the unit sphere.</summary>
    internal void Add(in UnitVector point)
    {
        var (x, y, z) = point;
        const double Diagonal = 0.57735026918962573; // 1 / sqrt(3)
        var at = Vector128.Create(
            Quantised(x), Quantised(y), Quantised(z), Quantised((x + y + z) * Diagonal), Quantised((x + y - z) * Diagonal), Quantised((x - y + z) * Diagonal), Quantised((y + z - x) * Diagonal), 0);
        Include(at, at);
    }

    /// <summary>Adds all positions of another extent.</summary>
    public void Add(in CoordinateExtent other)
    {
        if (!other.IsEmpty)
            Include(other._lowest.AsVector(), other._highest.AsVector());
    }

    private static short Quantised(double projection) => (short)Math.Round(projection * Steps);

    private void Include(Vector128<short> lowest, Vector128<short> highest)
    {
        (_any ? Vector128.Min(_lowest.AsVector(), lowest) : lowest).CopyTo(_lowest);
        (_any ? Vector128.Max(_highest.AsVector(), highest) : highest).CopyTo(_highest);
        _any = true;
    }

    /// <summary>A number a direction, and one more to fill a vector.</summary>
    [InlineArray(Directions + 1)]
    private struct Extremes
    {
        private short _first;

        public readonly Vector128<short> AsVector() => Vector128.Create<short>(this);
    }
}
