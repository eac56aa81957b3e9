namespace SemGeo.Vision.Input;

/// <summary>Defaults of <see cref="InputOptions"/>. The paper's are those of its section 4.1 and of the authors' code.</summary>
internal static class InputConstants
{
    /// <summary>Red, green and blue.</summary>
    public const int Channels = 3;

    /// <summary>The seed of the order and the crops.</summary>
    public const int Seed = 1;

    /// <summary>ResNet's input.</summary>
    public const int InputSize = 224;

    /// <summary>The paper's, with its schedule (4.1.1). The authors' code has 128.</summary>
    public const int BatchSize = 200;

    /// <summary>Short side before the random crop.</summary>
    public const int ResizeShortSide = 320;

    /// <summary>Random crop: smallest part of the area.</summary>
    public const double MinimumCropArea = 0.66;

    /// <summary>Random crop: smallest width / height.</summary>
    public const double MinimumCropRatio = 3.0 / 4;

    /// <summary>Random crop: largest width / height.</summary>
    public const double MaximumCropRatio = 4.0 / 3;

    /// <summary>The authors' code: short side 256 for an input of 224.</summary>
    public const double EvaluationRatio = 256.0 / 224;

    /// <summary>Enough for the decoding threads never to wait for a steady consumer.</summary>
    public const int PrefetchBatches = 3;

    /// <summary>A few megabytes of paths.</summary>
    public const int ShuffleBuffer = 16_384;

    /// <summary>About 2,000 photos of 128 kB.</summary>
    public const long ShuffleBufferBytes = 256L << 20;

    /// <summary>About 5,000 images of 427 x 320.</summary>
    public const long CacheBytes = 2L << 30;

    /// <summary>Random crops are enlarged at most by this much less than the short side of the decoded image: 320 for an input of 224.</summary>
    public const double DecodeRatio = 320.0 / 224;
}
