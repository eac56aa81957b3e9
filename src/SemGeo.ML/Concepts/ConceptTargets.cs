using SemGeo.Partitioning;
using SemGeo.Vision.Explanation;

namespace SemGeo.ML;

/// <summary>Finds the cells that are explained among those of a model.</summary>
internal static class ConceptTargets
{
    /// <summary>The target that options name.</summary>
    /// <exception cref="ArgumentException">The model does not know the location, or has no cell there.</exception>
    public static ExplanationTarget Of(ConceptInfluenceEstimatorOptions options, PartitioningSet set)
    {
        var level = set.Levels[0];
        if (options.Target == ConceptTarget.PredictedCell)
            return ExplanationTarget.Predicted;
        var location = set.Hierarchy.IndexOf(options.TargetLocation!);
        if (location < 0)
            throw new ArgumentException($"TargetLocation is '{options.TargetLocation}', which the model does not know: give the id of one of its cells or of a place above one, such as '{level.Cells[0].LocationId}'.");
        if (options.Target == ConceptTarget.Cell)
        {
            var cell = level.IndexOf(location);
            return cell >= 0 ? ExplanationTarget.Cell(0, cell) : throw new ArgumentException($"TargetLocation is '{options.TargetLocation}', which is no cell of the level '{level.Name}': give the id of one, or Target Region for all cells in it.");
        }

        var cells = Enumerable.Range(0, level.Cells.Count).Where(cell => set.Hierarchy.IsWithin(level.Cells[cell].Location, location)).ToArray();
        return cells.Length > 0 ? ExplanationTarget.Region(0, cells) : throw new ArgumentException($"TargetLocation is '{options.TargetLocation}', in which the level '{level.Name}' has no cell.");
    }
}
