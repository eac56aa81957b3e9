using SemGeo.Inference;
using SemGeo.Validation;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Scoring;

/// <summary>How a trained model answers. Everything here can be changed without training again.</summary>
public sealed class GeoScoringOptions
{
    /// <summary>The parts of a photo that are looked at.</summary>
    /// <value>The default value is <see cref="CropMode.Five"/> (paper 4.1.1).</value>
    public CropMode Crops { get; set; } = CropMode.Five;

    /// <summary>How the probabilities of the crops become one.</summary>
    /// <value>The default value is <see cref="CropMerging.Mean"/> (paper 4.1.1).</value>
    public CropMerging CropMerging { get; set; } = CropMerging.Mean;

    /// <summary>Whether the finest level alone decides (f), the product along the hierarchy (f*), or the sum over the levels (CPlaNet, whose levels stand side by side and are summed for f too).</summary>
    /// <remarks>"Probability" is what decides: the finest level's, the product of all levels' divided by the sum over all cells, or the share of the sum. "Region" is summed over the finest level in every mode.</remarks>
    /// <value>The default value is <see cref="InferenceMode.Finest"/> (paper 3.1.3).</value>
    public InferenceMode Mode { get; set; } = InferenceMode.Finest;

    /// <summary>The probability that a region must reach to be answered.</summary>
    /// <value>Above 0.5, at most 1. The default value is 0.9.</value>
    public double ConfidenceLevel { get; set; } = 0.9;

    /// <summary>What the model must answer no finer than: a level such as "Coarse", or an administrative level such as "admin:4".</summary>
    /// <remarks>With it, the single levels ("LevelLatitudes") are not written either: NaN; f* is, as coarse as it must be.</remarks>
    /// <value>Null answers as finely as the partitioning goes. The default value is null.</value>
    public string? MinimumGranularity { get; set; }

    /// <summary>The number of most probable cells to list.</summary>
    /// <value>0 to 1,000. The default value is 5.</value>
    public int TopCells { get; set; } = 5;

    /// <summary>Whether to write the probabilities of all cells of each level ("Score.Fine") and the level's own prediction as a key ("PredictedLabel.Fine").</summary>
    /// <value>The default value is false.</value>
    public bool WriteScores { get; set; }

    /// <summary>The most photos that go through the network at once; crops multiply it. As many more are decoded meanwhile.</summary>
    /// <value>1 to 1,024. The default value is 16.</value>
    public int BatchSize { get; set; } = 16;

    /// <summary>The photos that go through the network first; from batch to batch they grow by four times, up to <see cref="BatchSize"/>. Where all rows are read anyway, <see cref="BatchSize"/> itself is faster.</summary>
    /// <value>1 or more. The default value is 1, so that the first row costs no more than itself.</value>
    public int FirstBatchSize { get; set; } = 1;

    /// <summary>The threads that each cursor decodes and computes with on the CPU. Several cursors of one thread each, over parts of a collection, get more done than one cursor of several threads.</summary>
    /// <value>Null, or 1 or more. The default value is null: as many as the model was trained with, all processors for one that was loaded.</value>
    public int? Threads { get; set; }

    /// <summary>What the network's convolutions compute with. It changes probabilities by about a percent of their value.</summary>
    /// <value>The default value is <see cref="ComputePrecision.Single"/>.</value>
    public ComputePrecision Precision { get; set; }

    /// <summary>What to do with a photo that cannot be read or decoded: with <see cref="BadImagePolicy.Skip"/> its row has no prediction and says why in "ImageError".</summary>
    /// <value>The default value is <see cref="BadImagePolicy.Skip"/>.</value>
    public BadImagePolicy OnBadImage { get; set; } = BadImagePolicy.Skip;

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(GeoScoringOptions));
        errors.Require(Enum.IsDefined(Crops), $"Crops is {Crops}, it must be Center or Five.");
        errors.Require(Enum.IsDefined(CropMerging), $"CropMerging is {CropMerging}, it must be Mean or Maximum.");
        errors.Require(Enum.IsDefined(Mode), $"Mode is {Mode}, it must be one of {string.Join(", ", Enum.GetNames<InferenceMode>())}.");
        errors.Require(ConfidenceLevel is > 0.5 and <= 1, $"ConfidenceLevel is {ConfidenceLevel}, it must be above 0.5 and at most 1.");
        errors.Require(TopCells is >= 0 and <= 1000, $"TopCells is {TopCells}, it must be 0 to 1000.");
        errors.Require(Enum.IsDefined(Precision), $"Precision is {Precision}, it must be Single or BFloat16.");
        errors.Require(BatchSize is >= 1 and <= 1024, $"BatchSize is {BatchSize}, it must be 1 to 1024.");
        errors.Require(FirstBatchSize >= 1, $"FirstBatchSize is {FirstBatchSize}, it must be 1 or more.");
        errors.Require(Threads is null or >= 1, $"Threads is {Threads}, it must be at least 1, or null for all processors.");
        errors.Require(Enum.IsDefined(OnBadImage), $"OnBadImage is {OnBadImage}, it must be Skip or Throw.");
        errors.Require(MinimumGranularity is null || !string.IsNullOrWhiteSpace(MinimumGranularity), "MinimumGranularity is empty, it must name a level or an administrative level such as 'admin:4', or be null.");
        errors.Require(MinimumGranularity is null || !WriteScores, $"WriteScores is true with MinimumGranularity '{MinimumGranularity}': the scores would tell what the model must not answer.");
        errors.ThrowIfAny();
    }

    internal GeoScoringOptions Copy() => (GeoScoringOptions)MemberwiseClone();

    internal DecoderOptions ToDecoderOptions() => new()
    {
        ConfidenceLevel = ConfidenceLevel,
        MinimumGranularity = MinimumGranularity is null ? null : Granularity.Parse(MinimumGranularity),
    };
}
