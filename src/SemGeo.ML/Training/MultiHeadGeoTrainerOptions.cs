using Microsoft.ML;
using SemGeo.ML.Schema;
using SemGeo.ML.Scoring;
using SemGeo.Validation;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Training;

namespace SemGeo.ML.Training;

/// <summary>Options of <see cref="MultiHeadGeoTrainer"/>.</summary>
public sealed class MultiHeadGeoTrainerOptions
{
    /// <summary>The column of photos: paths (text) or encoded bytes (a vector of Byte).</summary>
    /// <value>The default value is "ImagePath".</value>
    public string ImageColumnName { get; set; } = GeoColumns.ImagePath;

    /// <summary>The column of embeddings, vectors of Single or Double that another network (CLIP, DINO, ...) made of the photos: only heads are trained on them, and no photo is read.</summary>
    /// <value>Null to train on photos. The default value is null.</value>
    public string? EmbeddingColumnName { get; set; }

    /// <summary>What the names of the class columns begin with; the level's name follows.</summary>
    /// <value>The default value is "Cell.".</value>
    public string CellColumnPrefix { get; set; } = GeoColumns.CellPrefix;

    /// <summary>The class columns by name, fine to coarse, instead of by <see cref="CellColumnPrefix"/>. Each becomes a head of the column's name, less the prefix.</summary>
    /// <remarks>
    /// They are those that a step of SemGeo wrote, all levels of it under any names; or keys (UInt32) with text or numbers as values, such as MapValueToKey writes. Of such keys no places are known: a
    /// prediction has the value in PredictedCell, PredictedAddress, Region and TopCells, and its probability, but no coordinates (NaN), so that distances cannot be measured. Equal values of several
    /// columns are one class on several levels.
    /// </remarks>
    /// <value>Null to find them by their prefix. The default value is null.</value>
    public IReadOnlyList<string>? LabelColumnNames { get; set; }

    /// <summary>The column of latitudes, for the accuracy of validations; where it is absent they report the loss alone.</summary>
    /// <value>The default value is "Latitude".</value>
    public string LatitudeColumnName { get; set; } = GeoColumns.Latitude;

    /// <summary>The column of longitudes, for the accuracy of validations.</summary>
    /// <value>The default value is "Longitude".</value>
    public string LongitudeColumnName { get; set; } = GeoColumns.Longitude;

    /// <summary>The network below the heads, such as "resnet50", "efficientnet_b4" or "mobilenet_v3_small".</summary>
    /// <remarks>The size of the photos is <see cref="InputOptions.InputSize"/> of <see cref="Input"/>; where it is not set, the network's own, 300 for EfficientNet-B4 (<see cref="Backbones.InputSizesOf"/>). At a network's own size,
    /// an <see cref="InputOptions.EvaluationShortSide"/> of 0 stands for the one published with it (EfficientNet-B4: 320, as in the authors' code), else for 256 / 224 of the size.</remarks>
    /// <value>One of <see cref="Backbones.Names"/>, in any case. The default value is "ResNet18".</value>
    public string Backbone { get; set; } = "ResNet18";

    /// <summary>What the heads say: the probability of each cell, or a density over the sphere, whose most probable cell is the answer.</summary>
    /// <value>The default value is <see cref="HeadKind.Cells"/> (paper).</value>
    public HeadKind Head { get; set; }

    /// <summary>What training starts from: a model that was saved, or a weight file such as torchvision's for ImageNet or a checkpoint of the authors'. Options for a run that goes on from a checkpoint are those it was started with.</summary>
    /// <value>Null to start from random weights. The default value is null.</value>
    public FineTuningOptions? StartFrom { get; set; }

    /// <summary>The side of the network's input, the batch size, the augmentation, the threads, what to do with bad images.</summary>
    public InputOptions Input { get; set; } = new();

    /// <summary>Epochs, learning rate and its schedule, validation, early stopping.</summary>
    public GeoTrainingOptions Training { get; set; } = new();

    /// <summary>How the trained model answers.</summary>
    public GeoScoringOptions Scoring { get; set; } = new();

    /// <summary>The columns that the trained model writes.</summary>
    public GeoOutputColumns Columns { get; set; } = new();

    /// <summary>Photos to choose the best weights by: a view with the class columns, which the earlier steps have written.</summary>
    /// <value>Null to hold back <see cref="ValidationFraction"/> of the training photos. The default value is null.</value>
    public IDataView? ValidationData { get; set; }

    /// <summary>The share of the training photos that is held back for validation where there is no <see cref="ValidationData"/>, drawn by <see cref="ValidationSplit"/>; what was done is
    /// in <see cref="MultiHeadGeoTransformer.ValidationSplit"/>.</summary>
    /// <value>0 (no validation, the last weights are kept) to 0.5. The default value is 0.05.</value>
    public double ValidationFraction { get; set; } = 0.05;

    /// <summary>How <see cref="ValidationFraction"/> is drawn. Photos of one place (0.01 degrees) stay together, unless it is the only place of its class.</summary>
    /// <value>The default value is <see cref="ValidationSplitMethod.WithinClasses"/>.</value>
    public ValidationSplitMethod ValidationSplit { get; set; }

    /// <summary>The seed of the starting weights, the order, the augmentation (unless <see cref="InputOptions.Seed"/> of <see cref="Input"/> is set) and the photos held back.</summary>
    /// <value>
    /// Null for one that the context's seed decides: with <c>new MLContext(seed: 1)</c> the same in every run, without a seed another one each time; 1 where the context has none and several processes
    /// or runs must agree on one (<see cref="GeoTrainingOptions.Checkpoints"/>, <see cref="GeoTrainingOptions.Distributed"/>). The default value is null.
    /// </value>
    public int? Seed { get; set; }

    /// <summary>The threads that libtorch computes with on the CPU.</summary>
    /// <value>At least 1, or 0 for all processors. The default value is 0.</value>
    public int Threads { get; set; }

    /// <summary>Is told how far training is, on the thread that trains.</summary>
    public IProgress<TrainingProgress>? Progress { get; set; }

    /// <summary>Ends training early; the best weights so far are kept.</summary>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>Checks all options, the nested ones included.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one of the first object that has any.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(MultiHeadGeoTrainerOptions));
        errors.Require(!string.IsNullOrWhiteSpace(ImageColumnName), "ImageColumnName is empty, it must name the column of photos.");
        errors.Require(EmbeddingColumnName is null || !string.IsNullOrWhiteSpace(EmbeddingColumnName), "EmbeddingColumnName is empty, it must name a column of vectors, or be null.");
        errors.Require(!string.IsNullOrWhiteSpace(CellColumnPrefix), "CellColumnPrefix is empty, it must be what the class columns' names begin with.");
        errors.Require(
            LabelColumnNames is null || (LabelColumnNames.Count > 0 && LabelColumnNames.All(name => !string.IsNullOrWhiteSpace(name)) && LabelColumnNames.Distinct().Count() == LabelColumnNames.Count),
            $"LabelColumnNames is [{string.Join(", ", LabelColumnNames ?? [])}], it must name one or more different columns, or be null.");
        errors.Require(
            EmbeddingColumnName is not null || Backbones.Names.Contains(Backbone, StringComparer.OrdinalIgnoreCase), $"Backbone is '{Backbone}', it must be one of {string.Join(", ", Backbones.Names)}.");
        errors.Require(ValidationFraction is >= 0 and <= 0.5, $"ValidationFraction is {ValidationFraction}, it must be 0 to 0.5.");
        errors.Require(Enum.IsDefined(ValidationSplit), $"ValidationSplit is {ValidationSplit}, it must be WithinClasses or WholePlaces.");
        errors.Require(Threads >= 0, $"Threads is {Threads}, it must be at least 1, or 0 for all processors.");
        errors.Require(Enum.IsDefined(Head), $"Head is {Head}, it must be Cells or Mixture.");
        StartFrom?.Check(errors);
        errors.ThrowIfAny();
        Input.Validate();
        Training.Validate();
        Scoring.Validate();
    }

    internal MultiHeadGeoTrainerOptions Copy()
    {
        var copy = (MultiHeadGeoTrainerOptions)MemberwiseClone();
        copy.StartFrom = StartFrom?.Copy();
        copy.Input = Input.Clone();
        copy.Training = Training.Copy();
        copy.Scoring = Scoring.Copy();
        copy.Columns = Columns.Copy();
        return copy;
    }
}
