namespace SemGeo.Geography;

/// <summary>
/// The nearest of many positions: a k-d tree over unit vectors, so that poles and the antimeridian are places like any other. The element
/// in the middle of a range divides it, along the axes in turn. Immutable; safe for several threads.
/// </summary>
internal sealed class SphereIndex
{
    private const int LeafSize = 12;
    private const int MaxDepth = 64;

    private readonly UnitVector[] _points;
    private readonly int[] _numbers;

    /// <summary>Builds the index of positions; missing and invalid ones are passed over and have no number.</summary>
    public SphereIndex(IEnumerable<GeoCoordinate> positions)
        : this(positions.Where(position => position.IsValid).Select(UnitVector.Of).ToArray())
    {
    }

    // Takes ownership of the array.
    private SphereIndex(UnitVector[] points)
    {
        _points = points;
        _numbers = [.. Enumerable.Range(0, _points.Length)];
        Build();
    }

    /// <summary>The number of positions.</summary>
    public int Count => _points.Length;

    /// <summary>Builds the index of points, numbered from 0. They are copied.</summary>
    public static SphereIndex Of(ReadOnlySpan<UnitVector> points) => new(points.ToArray());

    /// <summary>Kilometers to the nearest position; infinite where none is within the limit.</summary>
    public double NearestKm(GeoCoordinate position, double limitKm = double.PositiveInfinity)
    {
        if (!position.IsValid)
            return double.PositiveInfinity;
        Span<int> nearest = stackalloc int[1];
        Span<double> squared = stackalloc double[1];
        return Search(UnitVector.Of(position), UnitVector.SquaredChord(limitKm), nearest, squared) == 0 ? double.PositiveInfinity : UnitVector.Km(squared[0]);
    }

    /// <summary>Whether a position lies within a distance.</summary>
    public bool HasWithin(GeoCoordinate position, double km)
    {
        Span<int> nearest = stackalloc int[1];
        Span<double> squared = stackalloc double[1];
        return position.IsValid && Search(UnitVector.Of(position), UnitVector.SquaredChord(km), nearest, squared, stopAtFirst: true) > 0;
    }

    /// <summary>Finds the points nearest to a point; of equally near ones those with the smaller numbers.</summary>
    /// <param name="point">The point.</param>
    /// <param name="nearest">Receives the numbers of as many as it is long, or as there are, nearest first.</param>
    /// <param name="except">The number of a point to leave out; -1 for none.</param>
    /// <returns>The number received.</returns>
    public int FindNearest(in UnitVector point, Span<int> nearest, int except = -1)
    {
        Span<double> squared = nearest.Length <= 128 ? stackalloc double[nearest.Length] : new double[nearest.Length];
        return Search(point, UnitVector.SquaredChord(double.PositiveInfinity), nearest, squared, except);
    }

    private int Search(in UnitVector query, double bound, Span<int> nearest, Span<double> squared, int except = -1, bool stopAtFirst = false)
    {
        var found = 0;
        Span<(int Start, int End, int Axis, double Apart)> open = stackalloc (int, int, int, double)[MaxDepth];
        var height = 0;
        open[height++] = (0, Count, 0, 0);
        while (height > 0)
        {
            var (start, end, axis, apart) = open[--height];
            if (apart > bound)
                continue;
            while (end - start > LeafSize)
            {
                var middle = (start + end) / 2;
                var side = query[axis] - _points[middle][axis];
                var next = (axis + 1) % 3;
                open[height++] = side < 0 ? (middle + 1, end, next, side * side) : (start, middle, next, side * side);
                open[height++] = (middle, middle + 1, next, 0);
                (start, end, axis) = side < 0 ? (start, middle, next) : (middle + 1, end, next);
            }

            for (var i = start; i < end; i++)
            {
                var distance = query.SquaredChord(in _points[i]);
                if (distance > bound || _numbers[i] == except)
                    continue;
                Insert(_numbers[i], distance, nearest, squared, ref found);
                if (stopAtFirst)
                    return found;
                if (found == nearest.Length)
                    bound = squared[found - 1];
            }
        }

        return found;
    }

    private static void Insert(int number, double distance, Span<int> nearest, Span<double> squared, ref int found)
    {
        if (found == nearest.Length && !IsBefore(number, distance, nearest[found - 1], squared[found - 1]))
            return;
        var place = found < nearest.Length ? found++ : found - 1;
        for (; place > 0 && IsBefore(number, distance, nearest[place - 1], squared[place - 1]); place--)
            (nearest[place], squared[place]) = (nearest[place - 1], squared[place - 1]);
        (nearest[place], squared[place]) = (number, distance);
    }

    private static bool IsBefore(int number, double distance, int other, double otherDistance) => distance < otherDistance || (distance == otherDistance && number < other);

    private void Build()
    {
        var open = new Stack<(int Start, int End, int Axis)>();
        open.Push((0, Count, 0));
        while (open.TryPop(out var part))
        {
            if (part.End - part.Start <= LeafSize)
                continue;
            var middle = (part.Start + part.End) / 2;
            Select(part.Axis, part.Start, part.End - 1, middle);
            open.Push((part.Start, middle, (part.Axis + 1) % 3));
            open.Push((middle + 1, part.End, (part.Axis + 1) % 3));
        }
    }

    /// <summary>Hoare's selection: what is no greater than the element at <paramref name="middle"/> before it, what is no less behind it.</summary>
    private void Select(int axis, int low, int high, int middle)
    {
        while (low < high)
        {
            var pivot = _points[(low + high) / 2][axis];
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (_points[i][axis] < pivot)
                    i++;
                while (_points[j][axis] > pivot)
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
        (_points[a], _points[b]) = (_points[b], _points[a]);
        (_numbers[a], _numbers[b]) = (_numbers[b], _numbers[a]);
    }
}
