using SemGeo.Experiments.Studies;

namespace SemGeo.Experiments.Partitionings;

/// <summary>How semantic partitionings are compared with S2 cells: the same photos, network, epochs and seeds, and as many classes.</summary>
internal sealed class PartitioningComparisonOptions : StudyOptions
{
    /// <summary>Defaults: 32 countries with 40 held-out photos each, of 48 pixels; 8 epochs, 32 photos a step.</summary>
    public PartitioningComparisonOptions() => (Countries, HeldOutPhotos, ImageSize, Epochs, BatchSize) = (32, 40, 48, 8, 32);

    /// <summary>The seed of the photos, which are the same in all repetitions.</summary>
    /// <value>The default value is 1.</value>
    public int PhotoSeed { get; set; } = 1;

    /// <summary>The base filter of the semantic partitionings; S2 cells are kept with as many photos (paper 4.1.1: 50 for both).</summary>
    /// <value>The default value is 3.</value>
    public int MinImages { get; set; } = 3;

    /// <summary>The thresholds of the semantic partitionings, fine to coarse; the S2 cells get as many classes a level.</summary>
    /// <value>The default value is 12, 30, 80.</value>
    public IReadOnlyList<int> Thresholds { get; set; } = [12, 30, 80];

    /// <summary>Checks what no other options class checks.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one.</exception>
    public void Validate()
    {
        var errors = new List<string>();
        if (Seeds is not { Count: > 0 } || Seeds.Distinct().Count() != Seeds.Count)
            errors.Add($"Seeds is [{string.Join(", ", Seeds ?? [])}], the comparison needs one or more different ones.");
        if (HeldOutPhotos < 1)
            errors.Add($"HeldOutPhotos is {HeldOutPhotos}, it must be at least 1.");
        if (MinImages < 1)
            errors.Add($"MinImages is {MinImages}, it must be at least 1.");
        if (errors.Count > 0)
            throw new ArgumentException($"{nameof(PartitioningComparisonOptions)}: {string.Join(" ", errors)}");
    }
}
