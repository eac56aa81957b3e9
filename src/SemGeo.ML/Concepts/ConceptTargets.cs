using SemGeo.Partitioning;
using SemGeo.Vision.Explanation;

namespace SemGeo.ML.Concepts;

/// <summary>Finds the cells that are explained among those of a model.</summary>
internal static class ConceptTargets
{
    /// <summary>The target that options name.</summary>
    /// <param name="target">What kind it is.</param>
    /// <param name="place">The id of a location, or its name where no other location of the model has it; of no meaning for the predicted cell.</param>
    /// <param name="set">The model's partitionings.</param>
    /// <exception cref="ArgumentException">The model does not know the location, knows several of that name, or has no cell there.</exception>
    public static ExplanationTarget Of(ConceptTarget target, string? place, PartitioningSet set)
    {
        if (target == ConceptTarget.PredictedCell)
            return ExplanationTarget.Predicted;
        var (level, location) = (set.Levels[0], Find(place!, set));
        if (target == ConceptTarget.Cell)
        {
            var cell = level.IndexOf(location);
            return cell >= 0 ? ExplanationTarget.Cell(0, cell) : throw new ArgumentException($"TargetLocation is '{place}', which is no cell of the level '{level.Name}': give the id of one, or Target Region for all cells in it.");
        }

        var cells = Enumerable.Range(0, level.Cells.Count).Where(cell => set.Hierarchy.IsWithin(level.Cells[cell].Location, location)).ToArray();
        return cells.Length > 0 ? ExplanationTarget.Region(0, cells) : throw new ArgumentException($"TargetLocation is '{place}', in which the level '{level.Name}' has no cell.");
    }

    /// <summary>The location of an id or a name.</summary>
    /// <exception cref="ArgumentException">The model does not know it, or knows several of that name.</exception>
    public static int Find(string place, PartitioningSet set)
    {
        var location = set.Hierarchy.IndexOf(place);
        if (location >= 0)
            return location;
        var named = set.Hierarchy.Ids.Where(id => string.Equals(set.Locations.NameOf(id), place, StringComparison.OrdinalIgnoreCase)).ToArray();
        return named switch
        {
            [var only] => set.Hierarchy.IndexOf(only),
            [] => throw new ArgumentException($"TargetLocation is '{place}', which the model does not know: give the id or the name of one of its cells or of a place above one, such as '{set.Levels[0].Cells[0].LocationId}'."),
            _ => throw new ArgumentException($"TargetLocation is '{place}', a name of several places: give the id of one, {string.Join(", ", named.Select(id => $"{id} ({set.TextOf(set.Hierarchy.IndexOf(id))})"))}."),
        };
    }
}
