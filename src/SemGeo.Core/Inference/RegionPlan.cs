using System.Buffers;
using SemGeo.Partitioning;

namespace SemGeo.Inference;

/// <summary>
/// The locations above the classes of the finest level, leaves first, so that one sweep sums the probability of every region
/// (a location and all its descendants).
/// </summary>
internal sealed class RegionPlan
{
    // Sums of one head in different orders differ by rounding alone.
    private const double Rounding = 1e-9;

    private readonly int[] _locations;
    private readonly int[] _parents;
    private readonly int[] _depths;
    private readonly bool[] _allowed;
    private readonly int[] _regionOfCell;

    public RegionPlan(PartitioningSet set, bool[] allowed)
    {
        var hierarchy = set.Hierarchy;
        var isAbove = new bool[hierarchy.Count];
        foreach (var cell in set.Finest.Cells)
        {
            for (var location = cell.Location; location >= 0 && !isAbove[location]; location = hierarchy.ParentOf(location))
                isAbove[location] = true;
        }

        var leavesFirst = hierarchy.RootsFirst.ToArray().Where(location => isAbove[location]).Reverse().ToArray();
        var regions = new int[hierarchy.Count];
        for (var i = 0; i < leavesFirst.Length; i++)
            regions[leavesFirst[i]] = i;
        _locations = leavesFirst;
        _parents = Array.ConvertAll(leavesFirst, location => hierarchy.ParentOf(location) is var parent and >= 0 ? regions[parent] : -1);
        _depths = Array.ConvertAll(leavesFirst, hierarchy.DepthOf);
        _allowed = Array.ConvertAll(leavesFirst, location => allowed[location]);
        _regionOfCell = [.. set.Finest.Cells.Select(cell => regions[cell.Location])];
    }

    /// <summary>The finest region that may be named and holds the share of the probability, and the most probable root.</summary>
    public RegionPrediction Predict(ReadOnlySpan<float> finest, double confidence)
    {
        var rented = ArrayPool<double>.Shared.Rent(_locations.Length);
        try
        {
            var sums = rented.AsSpan(0, _locations.Length);
            return Sum(finest, sums) is var total and > 0 && double.IsFinite(total) ? Best(sums, total, confidence) : RegionPrediction.None;
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    private double Sum(ReadOnlySpan<float> finest, Span<double> sums)
    {
        sums.Clear();
        for (var i = 0; i < finest.Length; i++)
            sums[_regionOfCell[i]] += finest[i];
        var total = 0.0;
        for (var i = 0; i < sums.Length; i++)
        {
            if (_parents[i] >= 0)
                sums[_parents[i]] += sums[i];
            else
                total += sums[i];
        }

        return total;
    }

    private RegionPrediction Best(ReadOnlySpan<double> sums, double total, double confidence)
    {
        int region = -1, root = -1;
        for (var i = 0; i < sums.Length; i++)
        {
            if (!_allowed[i])
                continue;

            // More than half of the probability: the regions that hold it lie on one path, and the deepest is the finest.
            if (sums[i] >= (confidence - Rounding) * total && (region < 0 || _depths[i] > _depths[region]))
                region = i;
            if (_parents[i] < 0 && (root < 0 || sums[i] > sums[root] || (sums[i] == sums[root] && _locations[i] < _locations[root])))
                root = i;
        }

        return new RegionPrediction(
            region < 0 ? -1 : _locations[region],
            region < 0 ? float.NaN : (float)(sums[region] / total),
            root < 0 ? -1 : _locations[root],
            root < 0 ? float.NaN : (float)(sums[root] / total));
    }
}
