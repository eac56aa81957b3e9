namespace SemGeo.Geography;

/// <summary>
/// The nearest of many positions: a k-d tree over unit vectors, so that poles and the antimeridian are places like any other. The element
/// in the middle of a range divides it, along the axes in turn. Immutable; safe for several threads.
/// </summary>
internal sealed class SphereIndex
{
    private const int LeafSize = 12;
    private const int MaxDepth = 64;

    private readonly double[][] _axes;

    /// <summary>Builds the index; missing and invalid positions are passed over.</summary>
    public SphereIndex(IEnumerable<GeoCoordinate> positions)
    {
        var vectors = positions.Where(position => position.IsValid).Select(MeanCoordinate.UnitVector).ToArray();
        _axes = [Array.ConvertAll(vectors, v => v.X), Array.ConvertAll(vectors, v => v.Y), Array.ConvertAll(vectors, v => v.Z)];
        Build();
    }

    /// <summary>The number of positions.</summary>
    public int Count => _axes[0].Length;

    /// <summary>Kilometres to the nearest position; infinite where none is within the limit.</summary>
    public double NearestKm(GeoCoordinate position, double limitKm = double.PositiveInfinity)
    {
        var best = Search(position, ChordSquared(limitKm), stopAtFirst: false);
        return double.IsFinite(best) ? 2 * GreatCircle.EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(best) / 2)) : double.PositiveInfinity;
    }

    /// <summary>Whether a position lies within a distance.</summary>
    public bool HasWithin(GeoCoordinate position, double km) => double.IsFinite(Search(position, ChordSquared(km), stopAtFirst: true));

    // The square of the chord; anything beyond half the earth's circumference is everything.
    private static double ChordSquared(double km) =>
        km >= Math.PI * GreatCircle.EarthRadiusKm ? 5 : Math.Pow(2 * Math.Sin(km / (2 * GreatCircle.EarthRadiusKm)), 2);

    private double Search(GeoCoordinate position, double bound, bool stopAtFirst)
    {
        var found = double.PositiveInfinity;
        if (!position.IsValid || Count == 0)
            return found;
        var (x, y, z) = MeanCoordinate.UnitVector(position);
        ReadOnlySpan<double> query = [x, y, z];
        Span<(int Start, int End, int Axis, double Apart)> stack = stackalloc (int, int, int, double)[MaxDepth];
        var height = 0;
        stack[height++] = (0, Count, 0, 0);
        while (height > 0)
        {
            var (start, end, axis, apart) = stack[--height];
            if (apart > bound)
                continue;
            while (end - start > LeafSize)
            {
                var middle = (start + end) / 2;
                var side = query[axis] - _axes[axis][middle];
                var next = (axis + 1) % 3;
                stack[height++] = side < 0 ? (middle + 1, end, next, side * side) : (start, middle, next, side * side);
                stack[height++] = (middle, middle + 1, next, 0);
                (start, end, axis) = side < 0 ? (start, middle, next) : (middle + 1, end, next);
            }

            for (var i = start; i < end; i++)
            {
                var (dx, dy, dz) = (_axes[0][i] - x, _axes[1][i] - y, _axes[2][i] - z);
                var squared = dx * dx + dy * dy + dz * dz;
                if (squared > bound)
                    continue;
                found = bound = squared;
                if (stopAtFirst)
                    return found;
            }
        }

        return found;
    }

    private void Build()
    {
        var stack = new Stack<(int Start, int End, int Axis)>();
        stack.Push((0, Count, 0));
        while (stack.TryPop(out var part))
        {
            if (part.End - part.Start <= LeafSize)
                continue;
            var middle = (part.Start + part.End) / 2;
            Select(_axes[part.Axis], part.Start, part.End - 1, middle);
            stack.Push((part.Start, middle, (part.Axis + 1) % 3));
            stack.Push((middle + 1, part.End, (part.Axis + 1) % 3));
        }
    }

    /// <summary>Hoare's selection: what is no greater than the element at <paramref name="middle"/> before it, what is no less behind it.</summary>
    private void Select(double[] keys, int low, int high, int middle)
    {
        while (low < high)
        {
            var pivot = keys[(low + high) / 2];
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (keys[i] < pivot)
                    i++;
                while (keys[j] > pivot)
                    j--;
                if (i <= j)
                    Swap(i++, j--);
            }

            if (middle <= j)
                high = j;
            else if (middle >= i)
                low = i;
            else
                return;
        }
    }

    private void Swap(int a, int b)
    {
        foreach (var axis in _axes)
            (axis[a], axis[b]) = (axis[b], axis[a]);
    }
}
