using SemGeo.Imaging;

namespace SemGeo.Vision.Input;

/// <summary>Batches for training: shuffled, a random crop of each image, decoded by several threads ahead of the training step (paper section 4.1).</summary>
/// <remarks>
/// <list type="bullet">
/// <item>What an epoch gives depends on the source, the options' seed and the epoch's number alone: crops are drawn from (seed, epoch, row), not in the order of the threads.</item>
/// <item>Memory does not grow with the collection, except for <see cref="InputOptions.CacheDecoded"/> (up to its budget).</item>
/// <item>One epoch at a time.</item>
/// </list>
/// </remarks>
public sealed class TrainingInput
{
    private readonly IPhotoSource _source;
    private readonly InputOptions _options;
    private readonly IExampleLoader _loader;
    private BatchPool _pool;
    private PhotoShare _share = PhotoShare.Whole;

    /// <summary>Creates the input.</summary>
    /// <param name="source">The photos; read once an epoch.</param>
    /// <param name="decoder">Decodes them.</param>
    /// <param name="options">Copied; later changes have no effect.</param>
    /// <exception cref="ArgumentException">Options are out of range.</exception>
    public TrainingInput(IPhotoSource source, IImageDecoder decoder, InputOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(decoder);
        InputValidator.Validate(options);
        _source = source;
        Codec = options.EmbeddingSize > 0 ? "" : decoder.Name;
        _options = options.Clone();
        _loader = IExampleLoader.Create(decoder, _options);
        _pool = new(_options, crops: 1);
    }

    /// <summary>The number of photos of an epoch, those that cannot be used included, or null where only a pass could tell.</summary>
    public long? Count => _source.Count;

    /// <summary>The images that were left out so far, in all epochs.</summary>
    public BadImageLog BadImages { get; } = new();

    /// <summary>The batches of one epoch.</summary>
    /// <param name="epoch">Its number, from 0: another number, another order and other crops.</param>
    /// <param name="cancellationToken">Ends the epoch with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Batches that the caller disposes. Threads run while the sequence is enumerated and are gone when its enumerator is disposed.</returns>
    /// <exception cref="BadImageException">An image cannot be used, and the options say Throw.</exception>
    /// <exception cref="NoUsableImageException">There were images, but not one could be used.</exception>
    /// <exception cref="InvalidOperationException">Rows have different numbers of labels.</exception>
    public IEnumerable<PhotoBatch> Epoch(int epoch, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        return Run(epoch, 0, cancellationToken);
    }

    /// <summary>The batches of an epoch from a position on, which is <see cref="PhotoBatch.Position"/> of the last batch that was used: those that the whole epoch
    /// gives after it. The order is drawn again from the seed; the images before are passed over and neither read nor decoded.</summary>
    internal IEnumerable<PhotoBatch> Epoch(int epoch, long position, CancellationToken cancellationToken) => Run(epoch, position, cancellationToken);

    /// <summary>Takes a part of every batch from the next epoch on: the order and the batches stay those of all photos, and only the photos of the share are
    /// decoded. A batch may then be empty.</summary>
    internal void Share(PhotoShare share)
    {
        if (share == _share)
            return;
        (_share, _pool) = (share, new(_options, crops: 1, share.Count));
    }

    /// <summary>The options, not to be changed.</summary>
    internal InputOptions Options => _options;

    /// <summary>What decodes the photos, by name and version; empty where embeddings are read instead.</summary>
    internal string Codec { get; }

    /// <summary>What the collection is, see <see cref="IPhotoSource.Fingerprint"/>.</summary>
    internal string? Fingerprint => _source.Fingerprint;

    private IEnumerable<PhotoBatch> Run(int epoch, long position, CancellationToken cancellationToken)
    {
        const long order = -1;
        var pipeline = new BatchPipeline(_options, _pool, (example, reader, target) => _loader.LoadTraining(example, epoch, reader, target), BadImages, _share);
        var delivered = false;
        foreach (var batch in pipeline.Run(Shuffled, cancellationToken, position))
        {
            delivered = true;
            yield return batch;
        }
        if (!delivered && !_share.IsPart && position == 0 && BadImages.Count > 0)
            throw new NoUsableImageException(BadImages);

        // Of photos in shards a share reads its own alone, when they are decoded.
        IEnumerable<PhotoExample> Photos(CancellationToken stop) => ShardPrefetch.Load(_source.Read(_options.Seed, epoch, stop), _share.IsPart ? long.MaxValue : position);

        IEnumerable<PhotoExample> Shuffled(CancellationToken stop) =>
            ShuffleBuffer.Shuffle(Photos(stop), _options.ShuffleBuffer, _options.ShuffleBufferBytes, new(_options.Seed, epoch, order)).SkipLong(position);
    }
}
