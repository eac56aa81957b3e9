namespace SemGeo.Partitioning.Combinatorial;

/// <summary>
/// The nearest of many points on the unit sphere, by a k-d tree over the three axes that is kept in an array of indices: the median of a span along its
/// widest axis stands in its middle.
/// </summary>
internal sealed class NearestPoints
{
    private readonly double[][] _axes;
    private readonly int[] _order;
    private readonly byte[] _axisOf;

    public NearestPoints(IReadOnlyList<(double X, double Y, double Z)> points)
    {
        _axes = [[.. points.Select(p => p.X)], [.. points.Select(p => p.Y)], [.. points.Select(p => p.Z)]];
        _order = [.. Enumerable.Range(0, points.Count)];
        _axisOf = new byte[points.Count];
        Build(0, points.Count);
    }

    /// <summary>Finds the points nearest to one of them, itself left out; of equally near ones those with the smaller indices.</summary>
    /// <param name="point">The point.</param>
    /// <param name="nearest">Receives as many as it is long, or as there are, nearest first.</param>
    /// <returns>The number received.</returns>
    public int Find(int point, Span<int> nearest)
    {
        Span<double> distances = nearest.Length <= 128 ? stackalloc double[nearest.Length] : new double[nearest.Length];
        var count = 0;
        Search(0, _order.Length, point, nearest, distances, ref count);
        return count;
    }

    private void Build(int start, int end)
    {
        if (end - start < 2)
            return;
        var span = _order.AsSpan(start, end - start);
        byte widest = 0;
        var width = -1.0;
        for (byte axis = 0; axis < 3; axis++)
        {
            double low = double.MaxValue, high = double.MinValue;
            foreach (var index in span)
                (low, high) = (Math.Min(low, _axes[axis][index]), Math.Max(high, _axes[axis][index]));
            if (high - low > width)
                (widest, width) = (axis, high - low);
        }

        var values = _axes[widest];
        span.Sort((a, b) => values[a] != values[b] ? values[a].CompareTo(values[b]) : a.CompareTo(b));
        var middle = (start + end) / 2;
        _axisOf[middle] = widest;
        Build(start, middle);
        Build(middle + 1, end);
    }

    private void Search(int start, int end, int point, Span<int> nearest, Span<double> distances, ref int count)
    {
        if (start >= end)
            return;
        var middle = (start + end) / 2;
        var at = _order[middle];
        if (at != point)
            Offer(at, Squared(at, point), nearest, distances, ref count);
        var values = _axes[_axisOf[middle]];
        var offset = values[point] - values[at];
        var (nearStart, nearEnd, farStart, farEnd) = offset < 0 ? (start, middle, middle + 1, end) : (middle + 1, end, start, middle);
        Search(nearStart, nearEnd, point, nearest, distances, ref count);
        if (count < nearest.Length || offset * offset <= distances[count - 1])
            Search(farStart, farEnd, point, nearest, distances, ref count);
    }

    private static void Offer(int at, double squared, Span<int> nearest, Span<double> distances, ref int count)
    {
        if (count == nearest.Length && !IsBefore(squared, at, distances[count - 1], nearest[count - 1]))
            return;
        var place = count < nearest.Length ? count++ : count - 1;
        for (; place > 0 && IsBefore(squared, at, distances[place - 1], nearest[place - 1]); place--)
            (nearest[place], distances[place]) = (nearest[place - 1], distances[place - 1]);
        (nearest[place], distances[place]) = (at, squared);
    }

    private static bool IsBefore(double squared, int index, double otherSquared, int other) => squared < otherSquared || (squared == otherSquared && index < other);

    private double Squared(int a, int b)
    {
        var (x, y, z) = (_axes[0][a] - _axes[0][b], _axes[1][a] - _axes[1][b], _axes[2][a] - _axes[2][b]);
        return x * x + y * y + z * z;
    }
}
