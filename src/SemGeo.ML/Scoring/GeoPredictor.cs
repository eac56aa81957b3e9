using System.Buffers;
using SemGeo.Imaging;
using SemGeo.Inference;
using SemGeo.Partitioning;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Scoring;

/// <summary>A network, its partitionings and how to ask them: photos in, named places out. Safe for several threads.</summary>
internal sealed class GeoPredictor : IDisposable
{
    private readonly EvaluationInput _input;

    public GeoPredictor(GeoModel model, PartitioningSet partitionings, GeoScoringOptions options, IImageDecoder decoder)
    {
        options.Validate();
        model.Device.Require(options.Precision);
        Model = model;
        Partitionings = partitionings;
        Options = options;
        Decoder = new HierarchicalDecoder(partitionings, options.ToDecoderOptions());
        if (Decoder.ClassCount != model.ClassCount)
            throw new ArgumentException($"The network has {model.ClassCount} classes, but the partitionings have {Decoder.ClassCount} cells: they do not belong together.", nameof(partitionings));
        var input = model.Spec.ToInputOptions();
        input.BatchSize = options.BatchSize;
        input.OnBadImage = options.OnBadImage;
        input.Workers = options.Threads ?? input.Workers;
        _input = new EvaluationInput(decoder, input, options.Crops);
    }

    public GeoModel Model { get; }

    public PartitioningSet Partitionings { get; }

    public GeoScoringOptions Options { get; }

    public HierarchicalDecoder Decoder { get; }

    /// <summary>Decodes some photos; any thread may.</summary>
    /// <returns>The photos as the network takes them, for <see cref="Predict"/>.</returns>
    /// <exception cref="BadImageException">A photo cannot be used, and the options say Throw.</exception>
    public LoadedPhotos Load(ReadOnlySpan<PhotoExample> photos)
    {
        // Numbered by their places: rows need not be unique.
        var numbered = new PhotoExample[photos.Length];
        for (var place = 0; place < numbered.Length; place++)
            numbered[place] = photos[place] with { Row = place };
        try
        {
            var batch = _input.Load(numbered, out var bad);
            return new LoadedPhotos(batch, bad);
        }
        catch (BadImageException e)
        {
            throw new BadImageException(e.Image with { Row = photos[(int)e.Image.Row].Row }, e.InnerException);
        }
    }

    /// <summary>Predicts photos, which are of no use afterwards; one that cannot be used gets its reason instead of probabilities.</summary>
    public void Predict(LoadedPhotos photos, Span<GeoPrediction> predictions)
    {
        foreach (var image in photos.Bad)
            predictions[(int)image.Row].SetError(image.Reason);
        using var batch = photos.Batch;
        if (batch is null)
            return;
        var rented = ArrayPool<float>.Shared.Rent(batch.Count * Model.ClassCount);
        var probabilities = rented.AsSpan(0, batch.Count * Model.ClassCount);
        Model.Predict(batch.Pixels, batch.Count, batch.Crops, probabilities, Options.CropMerging, Options.Precision);
        for (var i = 0; i < batch.Count; i++)
            predictions[(int)batch.Rows[i]].Set(Decoder, Options, probabilities.Slice(i * Model.ClassCount, Model.ClassCount));
        ArrayPool<float>.Shared.Return(rented);
    }

    public void Dispose() => Model.Dispose();

    /// <summary>Photos that are decoded, numbered by their places, and what is wrong with the others.</summary>
    public sealed record LoadedPhotos(PhotoBatch? Batch, IReadOnlyList<BadImage> Bad);
}
