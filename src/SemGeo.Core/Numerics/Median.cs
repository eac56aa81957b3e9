using System.Numerics;

namespace SemGeo.Numerics;

/// <summary>The median: the value in the middle, of an even number of values the mean of the two in the middle, of none NaN.</summary>
internal static class Median
{
    /// <summary>Of values in any order, which are copied.</summary>
    public static double Of<T>(IEnumerable<T> values)
        where T : INumber<T>
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return OfSorted<T>(sorted);
    }

    /// <summary>Of values in ascending order.</summary>
    public static double OfSorted<T>(ReadOnlySpan<T> sorted)
        where T : INumber<T> =>
        sorted.IsEmpty ? double.NaN : (double.CreateChecked(sorted[(sorted.Length - 1) / 2]) + double.CreateChecked(sorted[sorted.Length / 2])) / 2;
}
