using SemGeo.Partitioning;

namespace SemGeo.Inference;

/// <summary>
/// What each class of the finest level is answered with: itself, or with a minimum granularity the nearest ancestor that may be
/// named. Classes with one answer share a group, whose probability is the sum of theirs.
/// </summary>
internal sealed class AnswerPlan
{
    private readonly CellPrediction[] _answers;

    public AnswerPlan(PartitioningSet set, bool[] allowed)
    {
        var cells = set.Finest.Cells;
        GroupOf = new int[cells.Count];
        var groups = new Dictionary<int, int>();
        var answers = new List<CellPrediction>(cells.Count);
        var members = new List<int>(cells.Count);
        for (var i = 0; i < cells.Count; i++)
        {
            var location = cells[i].Location;
            while (location >= 0 && !allowed[location])
                location = set.Hierarchy.ParentOf(location);
            if (location < 0)
            {
                GroupOf[i] = -1;
                WithheldCells++;
                continue;
            }

            if (!groups.TryGetValue(location, out GroupOf[i]))
            {
                groups.Add(location, GroupOf[i] = answers.Count);
                answers.Add(new CellPrediction(set.Finest.IndexOf(location), location, set.Hierarchy.MeanOf(location), float.NaN));
                members.Add(0);
            }

            members[GroupOf[i]]++;
        }

        // A class that answers for itself alone has its own mean coordinate; one that answers for finer classes too has the location's.
        for (var i = 0; i < answers.Count; i++)
        {
            if (members[i] == 1 && answers[i].Cell >= 0 && GroupOf[answers[i].Cell] == i)
                answers[i] = answers[i] with { Coordinate = cells[answers[i].Cell].Coordinate };
        }

        _answers = [.. answers];
    }

    /// <summary>For each class its group, -1 where nothing above it may be named.</summary>
    public int[] GroupOf { get; }

    /// <summary>The number of groups.</summary>
    public int Count => _answers.Length;

    /// <summary>The classes that have no answer.</summary>
    public int WithheldCells { get; }

    /// <summary>The answer of a group.</summary>
    public CellPrediction Answer(int group, double probability) => _answers[group] with { Probability = (float)probability };
}
