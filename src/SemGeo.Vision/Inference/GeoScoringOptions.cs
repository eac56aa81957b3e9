using SemGeo.Inference;
using SemGeo.Validation;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Inference;

/// <summary>How photos are scored (paper, 4.1.1).</summary>
public sealed class GeoScoringOptions
{
    /// <summary>Which parts of a photo are looked at.</summary>
    /// <value>The default value is <see cref="CropMode.Five"/> (paper).</value>
    public CropMode Crops { get; set; } = CropMode.Five;

    /// <summary>How the probabilities of the crops become one.</summary>
    /// <value>The default value is <see cref="CropMerging.Mean"/> (paper).</value>
    public CropMerging Merging { get; set; } = CropMerging.Mean;

    /// <summary>The number of photos that the network takes at once. The first batches are smaller (1, 4, 16, ...), so that a first row costs little.</summary>
    /// <value>At least 1. The default value is 32.</value>
    public int BatchSize { get; set; } = 32;

    /// <summary>The number of threads that read and decode.</summary>
    /// <value>At least 1. The default value is the number of processors.</value>
    public int Workers { get; set; } = Environment.ProcessorCount;

    /// <summary>What the network's convolutions compute with.</summary>
    /// <value>The default value is <see cref="ComputePrecision.Single"/>.</value>
    public ComputePrecision Precision { get; set; }

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one, with its value and what is allowed.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(GeoScoringOptions));
        errors.Require(Enum.IsDefined(Crops), $"Crops is {Crops}, it must be Center or Five.");
        errors.Require(Enum.IsDefined(Merging), $"Merging is {Merging}, it must be Mean or Maximum.");
        errors.Require(Enum.IsDefined(Precision), $"Precision is {Precision}, it must be Single or BFloat16.");
        errors.Require(BatchSize >= 1, $"BatchSize is {BatchSize}, it must be at least 1.");
        errors.Require(Workers >= 1, $"Workers is {Workers}, it must be at least 1.");
        errors.ThrowIfAny();
    }
}
