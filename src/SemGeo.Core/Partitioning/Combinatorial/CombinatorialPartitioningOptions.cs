using SemGeo.Geography.S2;
using SemGeo.Validation;

namespace SemGeo.Partitioning.Combinatorial;

/// <summary>How <see cref="CombinatorialPartitioning"/> divides the earth: what the publication leaves open, with defaults that are assumed.</summary>
public sealed class CombinatorialPartitioningOptions
{
    private const int MostNeighbours = 64;

    /// <summary>The S2 level of the atoms, the small regions that are merged. No combination is finer.</summary>
    /// <value>0 to 30. The default value is 10, cells of about 10 km.</value>
    public int AtomLevel { get; set; } = CombinatorialConstants.AtomLevel;

    /// <summary>The images that an atom needs; images in others have a missing label.</summary>
    /// <value>At least 1. The default value is 1.</value>
    public int MinImagesPerAtom { get; set; } = 1;

    /// <summary>The coarse partitionings, one a head.</summary>
    /// <value>At least 2. The default value is five sets of 3,000 classes with weights of their own.</value>
    public IReadOnlyList<GeoclassSetOptions> Sets { get; set; } = CombinatorialConstants.Sets;

    /// <summary>The nearest atoms that count as neighbours of an atom, besides those that it is a nearest one of. Photos lie on islands of cells, so that cells with a common side are too few.</summary>
    /// <value>1 to 64. The default value is 8.</value>
    public int Neighbours { get; set; } = CombinatorialConstants.Neighbours;

    /// <summary>The seed of the randomness; each set draws its own numbers from it.</summary>
    /// <value>The default value is 1.</value>
    public int Seed { get; set; } = 1;

    internal CombinatorialPartitioningOptions Copy()
    {
        var copy = (CombinatorialPartitioningOptions)MemberwiseClone();
        copy.Sets = [.. Sets.Select(set => set.Copy())];
        return copy;
    }

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(CombinatorialPartitioningOptions));
        errors.Require(AtomLevel is >= 0 and <= S2CellId.MaxLevel, $"AtomLevel is {AtomLevel}, it must be 0 to {S2CellId.MaxLevel}.");
        errors.Require(MinImagesPerAtom >= 1, $"MinImagesPerAtom is {MinImagesPerAtom}, it must be at least 1.");
        errors.Require(Neighbours is >= 1 and <= MostNeighbours, $"Neighbours is {Neighbours}, it must be 1 to {MostNeighbours}.");
        errors.Require(Sets is { Count: >= 2 }, $"Sets has {Sets?.Count ?? 0} entries, it needs at least 2: one partitioning alone has no combinations.");
        for (var i = 0; i < (Sets?.Count ?? 0); i++)
            Require(errors, Sets![i], $"Sets[{i}]");
        errors.ThrowIfAny();
    }

    private static void Require(OptionErrors errors, GeoclassSetOptions set, string name)
    {
        errors.Require(set is not null, $"{name} is null, it must hold a set's options.");
        if (set is null)
            return;
        errors.Require(set.Classes >= 1, $"{name}.Classes is {set.Classes}, it must be at least 1.");
        errors.Require(set.Randomness is >= 0 and <= 100, $"{name}.Randomness is {set.Randomness}, it must be 0 to 100.");
        foreach (var (weight, value) in new[]
        {
            (nameof(set.ImageWeight), set.ImageWeight), (nameof(set.NeighbourWeight), set.NeighbourWeight),
            (nameof(set.DistanceWeight), set.DistanceWeight), (nameof(set.SizeWeight), set.SizeWeight),
        })
            errors.Require(value >= 0 && double.IsFinite(value), $"{name}.{weight} is {value}, it must be at least 0.");
    }
}
