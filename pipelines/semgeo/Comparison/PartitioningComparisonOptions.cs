namespace SemGeo.Pipelines.Comparison;

/// <summary>How semantic partitionings are compared with S2 cells: the same photos, network, epochs and seeds, and as many classes.</summary>
internal sealed class PartitioningComparisonOptions
{
    /// <summary>The seeds of weights, order and augmentation: a repetition each.</summary>
    public IReadOnlyList<int> Seeds { get; set; } = [1, 2, 3];

    /// <summary>The seed of the photos, which are the same in all repetitions.</summary>
    public int PhotoSeed { get; set; } = 1;

    /// <summary>The countries that photos are drawn of.</summary>
    public int Countries { get; set; } = 32;

    /// <summary>Training photos a country.</summary>
    public int TrainingPhotos { get; set; } = 100;

    /// <summary>Held-out photos a country, of places that training never shows.</summary>
    public int HeldOutPhotos { get; set; } = 40;

    /// <summary>Width and height of the photos and of the network's input, pixels.</summary>
    public int ImageSize { get; set; } = 48;

    /// <summary>The base filter of the semantic partitionings; S2 cells are kept with as many photos (paper 4.1.1: 50 for both).</summary>
    public int MinImages { get; set; } = 3;

    /// <summary>The thresholds of the semantic partitionings, fine to coarse; the S2 cells get as many classes a level.</summary>
    public IReadOnlyList<int> Thresholds { get; set; } = [12, 30, 80];

    /// <summary>The network.</summary>
    public string Backbone { get; set; } = "ResNet18";

    /// <summary>Passes over the training photos; the weights after the last one are measured.</summary>
    public int Epochs { get; set; } = 8;

    /// <summary>The learning rate of the first two thirds of the epochs; a tenth of it afterwards.</summary>
    public double LearningRate { get; set; } = 0.02;

    /// <summary>Photos a training step.</summary>
    public int BatchSize { get; set; } = 32;

    /// <summary>Threads that libtorch computes with; 0 for all processors.</summary>
    public int Threads { get; set; }

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
