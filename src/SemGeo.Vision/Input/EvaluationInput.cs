using System.Collections.Concurrent;
using SemGeo.Imaging;

namespace SemGeo.Vision.Input;

/// <summary>Batches for validation and scoring: in the source's order, with the centre crop or five crops of each image (paper section 4.1).</summary>
/// <remarks>Any number of passes and loads may run at once.</remarks>
public sealed class EvaluationInput
{
    private readonly InputOptions _options;
    private readonly IExampleLoader _loader;
    private readonly BatchPool _pool;
    private readonly LoadPhoto _load;
    private readonly ConcurrentBag<ImageBytes> _readers = [];

    /// <summary>Creates the input.</summary>
    /// <param name="decoder">Decodes the photos.</param>
    /// <param name="options">Copied; later changes have no effect. The random crops and the shuffle buffer play no part.</param>
    /// <param name="crops">Which parts of an image are taken; an embedding is taken as it is.</param>
    /// <exception cref="ArgumentException">Options are out of range.</exception>
    public EvaluationInput(IImageDecoder decoder, InputOptions options, CropMode crops = CropMode.Center)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        InputValidator.Validate(options);
        if (!Enum.IsDefined(crops))
            throw new ArgumentOutOfRangeException(nameof(crops), crops, "The crops are Center or Five.");
        _options = options.Clone();
        if (_options.EmbeddingSize > 0)
            crops = CropMode.Center;
        _loader = IExampleLoader.Create(decoder, _options);
        _pool = new(_options, crops == CropMode.Five ? 5 : 1);
        _load = (example, reader, target) => _loader.LoadEvaluation(example, crops, reader, target);
    }

    /// <summary>The images that were left out so far.</summary>
    public BadImageLog BadImages { get; } = new();

    /// <summary>The batches of one pass.</summary>
    /// <param name="source">The photos. With <see cref="InputOptions.CacheDecoded"/> always the same ones: the cache goes by row.</param>
    /// <param name="cancellationToken">Ends the pass with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Batches that the caller disposes. Threads run while the sequence is enumerated and are gone when its enumerator is disposed.</returns>
    /// <exception cref="BadImageException">An image cannot be used, and the options say Throw.</exception>
    /// <exception cref="InvalidOperationException">Rows have different numbers of labels.</exception>
    public IEnumerable<PhotoBatch> Read(IPhotoSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new BatchPipeline(_options, _pool, _load, BadImages, PhotoShare.Whole).Run(source.Read, cancellationToken);
    }

    /// <summary>Loads a few photos at once: what a cursor that looks ahead, or a single prediction, needs.</summary>
    /// <param name="examples">The photos, 1 or more; they may be more than a batch.</param>
    /// <param name="bad">The photos that were left out, in order.</param>
    /// <param name="cancellationToken">Ends the work with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The others, which the caller disposes, or null where there are none.</returns>
    /// <exception cref="BadImageException">An image cannot be used, and the options say Throw.</exception>
    /// <exception cref="InvalidOperationException">Rows have different numbers of labels.</exception>
    public PhotoBatch? Load(IReadOnlyList<PhotoExample> examples, out IReadOnlyList<BadImage> bad, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentOutOfRangeException.ThrowIfZero(examples.Count);
        var heads = examples[0].Labels.Length;
        BatchPipeline.CheckHeads(examples, heads);
        var pending = new PendingBatch(examples, _pool.Rent(examples.Count, heads), examples.Count);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.Workers, CancellationToken = cancellationToken };
        Parallel.For(0, examples.Count, parallel, () => _readers.TryTake(out var kept) ? kept : new ImageBytes(), (i, _, reader) => Fill(pending, i, reader), Keep);
        var left = new List<BadImage>();
        var count = pending.Collect(_options.OnBadImage, left);
        left.ForEach(BadImages.Add);
        bad = left;
        if (count > 0)
            return new(pending.Buffers, count, _pool.Return);
        _pool.Return(pending.Buffers);
        return null;
    }

    // Loads follow each other quickly; the buffer of an uncommonly large file is not worth keeping.
    private void Keep(ImageBytes reader)
    {
        if (!reader.IsLarge)
            _readers.Add(reader);
    }

    private ImageBytes Fill(PendingBatch pending, int index, ImageBytes reader)
    {
        pending.Fill(index, _load, reader);
        return reader;
    }
}

/// <summary>Which parts of an image are evaluated.</summary>
public enum CropMode
{
    /// <summary>The centre.</summary>
    Center,

    /// <summary>Top left, top right, bottom left, bottom right and the centre, in this order (torchvision's <c>FiveCrop</c>).</summary>
    Five,
}
