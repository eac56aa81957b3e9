using SemGeo.Partitioning;

namespace SemGeo.Inference;

/// <summary>
/// The prediction for each class of the finest level: itself, or with a minimum granularity the nearest ancestor that may be
/// named. Classes with one prediction share a group, whose probability is the sum of theirs.
/// </summary>
internal sealed class PredictionPlan
{
    private readonly CellPrediction[] _predictions;

    // For each class its group, -1 where nothing above it may be named.
    private readonly int[] _groups;

    public PredictionPlan(PartitioningSet set, bool[] allowed)
    {
        var cells = set.Finest.Cells;
        _groups = new int[cells.Count];
        var groupOfLocation = new Dictionary<int, int>();
        var predictions = new List<CellPrediction>(cells.Count);
        var members = new List<int>(cells.Count);
        for (var i = 0; i < cells.Count; i++)
        {
            var location = cells[i].Location;
            while (location >= 0 && !allowed[location])
                location = set.Hierarchy.ParentOf(location);
            if (location < 0)
            {
                _groups[i] = -1;
                WithheldCells++;
                continue;
            }

            if (!groupOfLocation.TryGetValue(location, out _groups[i]))
            {
                groupOfLocation.Add(location, _groups[i] = predictions.Count);
                predictions.Add(new CellPrediction(set.Finest.IndexOf(location), location, set.Hierarchy.MeanOf(location), float.NaN));
                members.Add(0);
            }

            members[_groups[i]]++;
        }

        // A class that is predicted for itself alone has its own mean coordinate; one that stands for finer classes too has the location's.
        for (var i = 0; i < predictions.Count; i++)
        {
            if (members[i] == 1 && predictions[i].Cell >= 0 && _groups[predictions[i].Cell] == i)
                predictions[i] = predictions[i] with { Coordinate = cells[predictions[i].Cell].Coordinate };
        }

        _predictions = [.. predictions];
    }

    /// <summary>The number of groups.</summary>
    public int Count => _predictions.Length;

    /// <summary>The classes that have no answer.</summary>
    public int WithheldCells { get; }

    /// <summary>For each group the sum of its cells' probabilities.</summary>
    public void Sum(ReadOnlySpan<double> cells, Span<double> groups)
    {
        groups.Clear();
        for (var i = 0; i < cells.Length; i++)
        {
            if (_groups[i] >= 0)
                groups[_groups[i]] += cells[i];
        }
    }

    /// <summary>For each group the best of its cells' scores (added up they would favour groups of many cells), as its share of those of all groups and of the cells that have none.</summary>
    public void TakeBest(ReadOnlySpan<double> cells, Span<double> groups)
    {
        groups.Clear();
        var total = 0.0;
        for (var i = 0; i < cells.Length; i++)
        {
            if (_groups[i] >= 0)
                groups[_groups[i]] = Math.Max(groups[_groups[i]], cells[i]);
            else
                total += cells[i];
        }

        foreach (var group in groups)
            total += group;
        for (var i = 0; i < groups.Length; i++)
            groups[i] /= total;
    }

    /// <summary>The answer of a group.</summary>
    public CellPrediction Answer(int group, double probability) => _predictions[group] with { Probability = (float)probability };
}
