using SemGeo.Imaging;
using SemGeo.Inference;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Inference;

/// <summary>Scores photos with a model: decoded on all processors while the network works on the photos before, in order, a result for every photo.</summary>
/// <remarks>
/// Several threads may score at once. At most two batches are decoded ahead of the one in the network, from the first full one on. The model stays its owner's and must not be disposed meanwhile.
/// </remarks>
public sealed class GeoScorer
{
    private const int Growth = 4;
    private const int LookAhead = 2;

    private readonly GeoModel _model;
    private readonly EvaluationInput _input;
    private readonly int _batchSize;
    private readonly CropMerging _merging;
    private readonly ComputePrecision _precision;

    /// <summary>Makes a scorer.</summary>
    /// <param name="model">The model.</param>
    /// <param name="decoder">Decodes the photos.</param>
    /// <param name="options">How to score; null for the paper's five crops.</param>
    /// <exception cref="ArgumentException">Options are wrong.</exception>
    /// <exception cref="PrecisionUnavailableException">The model's device cannot compute in the precision asked for.</exception>
    public GeoScorer(GeoModel model, IImageDecoder decoder, GeoScoringOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(decoder);
        options ??= new GeoScoringOptions();
        options.Validate();
        model.Device.Require(options.Precision);
        var input = model.Spec.ToInputOptions();
        (input.BatchSize, input.Workers, input.OnBadImage) = (options.BatchSize, options.Workers, BadImagePolicy.Skip);
        _model = model;
        _input = new EvaluationInput(decoder, input, options.Crops);
        (_batchSize, _merging, _precision) = (options.BatchSize, options.Merging, options.Precision);
    }

    /// <summary>Scores photos, lazily.</summary>
    /// <param name="photos">The photos; enumerated on the calling thread, at most three batches ahead. Rows need not be unique.</param>
    /// <param name="cancellationToken">Ends scoring with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>A score for each photo, in order. Probabilities may be kept.</returns>
    /// <exception cref="ObjectDisposedException">The model has been disposed.</exception>
    public IEnumerable<PhotoScore> Score(IEnumerable<PhotoExample> photos, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(photos);
        return Enumerate(photos, cancellationToken);
    }

    private IEnumerable<PhotoScore> Enumerate(IEnumerable<PhotoExample> photos, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var source = photos.GetEnumerator();
        var loading = new Queue<Task<Loaded>>();
        var size = 1;
        try
        {
            while (Refill(1) > 0)
            {
                using var loaded = loading.Dequeue().GetAwaiter().GetResult();
                if (loaded.Photos.Count == _batchSize)
                    Refill(LookAhead);
                foreach (var score in Run(loaded))
                    yield return score;
            }
        }
        finally
        {
            stop.Cancel();
            foreach (var task in loading)
                Abandon(task);
        }

        int Refill(int depth)
        {
            while (loading.Count < depth && Take(source, size) is { Count: > 0 } chunk)
            {
                loading.Enqueue(Task.Run(() => Load(chunk, stop.Token), stop.Token));
                size = Math.Min(size * Growth, _batchSize);
            }

            return loading.Count;
        }
    }

    private static List<PhotoExample> Take(IEnumerator<PhotoExample> source, int count)
    {
        var chunk = new List<PhotoExample>(count);
        while (chunk.Count < count && source.MoveNext())
            chunk.Add(source.Current);
        return chunk;
    }

    private static void Abandon(Task<Loaded> task)
    {
        try
        {
            task.GetAwaiter().GetResult().Dispose();
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it any more.
        }
    }

    private Loaded Load(List<PhotoExample> photos, CancellationToken cancellationToken)
    {
        // Numbered by their place in the chunk, to know the bad ones by.
        var numbered = photos.Select((photo, place) => photo with { Row = place, Labels = default }).ToList();
        var batch = _input.Load(numbered, out var bad, cancellationToken);
        return new Loaded(photos, batch, bad.ToDictionary(image => image.Row, image => image.Reason));
    }

    private IEnumerable<PhotoScore> Run(Loaded loaded)
    {
        var probabilities = new float[(loaded.Batch?.Count ?? 0) * _model.ClassCount];
        if (loaded.Batch is { } batch)
            _model.Predict(batch.Pixels, batch.Count, batch.Crops, probabilities, _merging, _precision);
        var next = 0;
        for (var place = 0; place < loaded.Photos.Count; place++)
        {
            yield return loaded.Bad.TryGetValue(place, out var reason)
                ? new PhotoScore(loaded.Photos[place], default, reason)
                : new PhotoScore(loaded.Photos[place], probabilities.AsMemory(next++ * _model.ClassCount, _model.ClassCount), null);
        }
    }

    private sealed record Loaded(List<PhotoExample> Photos, PhotoBatch? Batch, Dictionary<long, string> Bad) : IDisposable
    {
        public void Dispose() => Batch?.Dispose();
    }
}
