using SemGeo.Imaging;

namespace SemGeo.Vision.Input;

/// <summary>How photos become batches. Training uses all of it, evaluation everything but the augmentation and the shuffling.</summary>
public sealed class InputOptions
{
    private int? _inputSize, _seed;

    /// <summary>The side of the network's input in pixels.</summary>
    /// <value>The default value is 224; where it is not set, the trainer of ml.Geolocation takes the backbone's own size.</value>
    public int InputSize
    {
        get => _inputSize ?? InputConstants.InputSize;
        set => _inputSize = value;
    }

    /// <summary>Images of a batch, 1 or more; of a batch of all processes together where several train (it must be a multiple of their number). A batch holds fewer at the end of a pass and where images were skipped.</summary>
    /// <value>The default value is 200, the paper's with its schedule; the authors' code and the country pre-training take 128.</value>
    public int BatchSize { get; set; } = InputConstants.BatchSize;

    /// <summary>Training: the short side that an image is scaled to before a crop is drawn, in pixels; 0 draws from the image at its own size.</summary>
    /// <value>The default value is 320.</value>
    public int ResizeShortSide { get; set; } = InputConstants.ResizeShortSide;

    /// <summary>Training: the smallest crop, as a fraction of the image's area; greater than 0, at most 1.</summary>
    /// <value>The default value is 0.66.</value>
    public double MinimumCropArea { get; set; } = InputConstants.MinimumCropArea;

    /// <summary>Training: the largest crop, as a fraction of the image's area; at least <see cref="MinimumCropArea"/>, at most 1.</summary>
    /// <value>The default value is 1.</value>
    public double MaximumCropArea { get; set; } = 1;

    /// <summary>Training: the smallest ratio of a crop's width to its height, greater than 0.</summary>
    /// <value>The default value is 3/4.</value>
    public double MinimumCropRatio { get; set; } = InputConstants.MinimumCropRatio;

    /// <summary>Training: the largest ratio of a crop's width to its height, at least <see cref="MinimumCropRatio"/>.</summary>
    /// <value>The default value is 4/3.</value>
    public double MaximumCropRatio { get; set; } = InputConstants.MaximumCropRatio;

    /// <summary>Training: mirror every second image, at random. Take it away where left and right are clues (driving side, text).</summary>
    /// <value>The default value is true.</value>
    public bool HorizontalFlip { get; set; } = true;

    /// <summary>Evaluation: the short side that an image is scaled to before the crops are taken, in pixels, at least <see cref="InputSize"/>; 0 stands for 256 / 224 of <see cref="InputSize"/>.</summary>
    /// <value>The default value is 0.</value>
    public int EvaluationShortSide { get; set; }

    /// <summary>Mean and standard deviation of the values that the network takes.</summary>
    /// <value>The default value is <see cref="PixelNormalization.ImageNet"/>.</value>
    public PixelNormalization Normalization { get; set; } = PixelNormalization.ImageNet;

    /// <summary>Threads that read and decode, 1 or more. Batches do not depend on it.</summary>
    /// <value>The default value is the number of processors.</value>
    public int Workers { get; set; } = Environment.ProcessorCount;

    /// <summary>Batches that are prepared ahead of the one in use, 1 or more. Each takes <see cref="BatchSize"/> x <see cref="InputSize"/>² x 12 bytes.</summary>
    /// <value>The default value is 3.</value>
    public int PrefetchBatches { get; set; } = InputConstants.PrefetchBatches;

    /// <summary>Training: rows held back to be drawn from at random, 1 (no shuffling) or more. As large as the collection it gives a perfect shuffle.</summary>
    /// <value>The default value is 16,384.</value>
    public int ShuffleBuffer { get; set; } = InputConstants.ShuffleBuffer;

    /// <summary>Training: bytes of encoded images that the shuffle buffer may hold where rows carry them, 1 or more.</summary>
    /// <value>The default value is 256 MiB.</value>
    public long ShuffleBufferBytes { get; set; } = InputConstants.ShuffleBufferBytes;

    /// <summary>Training: the seed of the order and the crops. Same seed, same batches.</summary>
    /// <value>The default value is 1; where it is not set, the trainer of ml.Geolocation takes its own seed.</value>
    public int Seed
    {
        get => _seed ?? InputConstants.Seed;
        set => _seed = value;
    }

    /// <summary>Keep the decoded and scaled images in memory (3 bytes a pixel), so that every image is decoded once, not once a pass.</summary>
    /// <value>The default value is false.</value>
    public bool CacheDecoded { get; set; }

    /// <summary>Bytes that <see cref="CacheDecoded"/> may take, 0 or more; images beyond are decoded in every pass.</summary>
    /// <value>The default value is 2 GiB.</value>
    public long CacheBytes { get; set; } = InputConstants.CacheBytes;

    /// <summary>What to do with an image that cannot be read or decoded.</summary>
    /// <value>The default value is <see cref="BadImagePolicy.Throw"/>.</value>
    public BadImagePolicy OnBadImage { get; set; } = BadImagePolicy.Throw;

    /// <summary>Checks all values.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists every one.</exception>
    public void Validate() => InputValidator.Validate(this);

    /// <summary>The same options with a size and a seed where none were set.</summary>
    /// <param name="inputSize">The side of the network's input in pixels.</param>
    /// <param name="seed">The seed of the order and the crops.</param>
    /// <returns>A copy.</returns>
    public InputOptions WithDefaults(int inputSize, int seed)
    {
        var copy = Clone();
        (copy._inputSize, copy._seed) = (_inputSize ?? inputSize, _seed ?? seed);
        return copy;
    }

    /// <summary>The same options for embeddings instead of photos: vectors that another network made of them.</summary>
    /// <param name="size">The numbers of an embedding, at least 1.</param>
    /// <returns>A copy, of which the sizes, the crops and the augmentation play no part.</returns>
    public InputOptions ForEmbeddings(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var copy = Clone();
        copy.EmbeddingSize = size;
        return copy;
    }

    /// <summary>The numbers of an embedding; 0 for photos.</summary>
    internal int EmbeddingSize { get; private set; }

    /// <summary>What the network takes.</summary>
    internal InputShape Shape => EmbeddingSize > 0 ? InputShape.Embedding(EmbeddingSize) : InputShape.Photo(InputSize);

    /// <summary>The short side for evaluation in pixels, with the default filled in.</summary>
    internal int EffectiveEvaluationShortSide =>
        EvaluationShortSide > 0 ? EvaluationShortSide : (int)Math.Round(InputSize * InputConstants.EvaluationRatio);

    /// <summary>A copy that later changes of the original do not reach.</summary>
    public InputOptions Clone() => (InputOptions)MemberwiseClone();
}
