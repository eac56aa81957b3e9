using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Partitioning;
using SemGeo.ML.Scoring;
using SemGeo.ML.Training;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Tests;

/// <summary>A pipeline trained for a moment on <see cref="SyntheticCollection"/>: 32 pixels, one epoch, one thread.</summary>
internal static class TrainedModel
{
    private static readonly MLContext Context = new(seed: 1);
    private static readonly Lazy<TransformerChain<MultiHeadGeoTransformer>> Fitted = new(() => Pipeline(Context).Fit(Photos));

    /// <summary>The training photos: Id, ImagePath, Latitude, Longitude.</summary>
    public static IDataView Photos => Context.Geolocation.LoadFromTable(SyntheticCollection.Table);

    /// <summary>The fitted pipeline; tests must not dispose it.</summary>
    public static TransformerChain<MultiHeadGeoTransformer> Chain => Fitted.Value;

    /// <summary>The fitted model; tests must not dispose it.</summary>
    public static MultiHeadGeoTransformer Model => Chain.LastTransformer!;

    public static MultiHeadGeoTrainerOptions Options() => new()
    {
        Threads = 0,
        Seed = 1,
        ValidationFraction = 0,
        Input = new InputOptions { InputSize = 32, BatchSize = 8, ResizeShortSide = 36, HorizontalFlip = false, Workers = 1 },
        Training = { Epochs = 1 },
        Scoring = { BatchSize = 8, Crops = CropMode.Center },
    };

    public static SemanticPartitionLabelsOptions Labels() => new() { Partitioning = { MinImages = 2, Thresholds = [3, 8] } };

    public static EstimatorChain<MultiHeadGeoTransformer> Pipeline(MLContext context, MultiHeadGeoTrainerOptions? options = null) => new EstimatorChain<ITransformer>()
        .Append(context.Geolocation.ReverseGeocode(), TransformerScope.TrainTest)
        .Append(context.Geolocation.SemanticPartitionLabels(Labels()), TransformerScope.TrainTest)
        .Append(context.Geolocation.MultiHeadGeoTrainer(options ?? Options()));

    /// <summary>The training photos with their class columns, as the trainer gets them.</summary>
    public static IDataView Labelled(MLContext context) => new EstimatorChain<ITransformer>()
        .Append(context.Geolocation.ReverseGeocode())
        .Append(context.Geolocation.SemanticPartitionLabels(Labels()))
        .Fit(Photos).Transform(Photos);
}
