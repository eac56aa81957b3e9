using SemGeo.Imaging;

namespace SemGeo.Vision.Input;

/// <summary>Loads the centre crops of photos, one by one, exactly as scoring with <see cref="CropMode.Center"/> does.</summary>
/// <remarks>Not for use by several threads at once: make one for each.</remarks>
public sealed class CenterCropInput
{
    private readonly IImageDecoder _decoder;
    private readonly InputOptions _options;
    private readonly PhotoLoader _loader;
    private readonly ImageBytes _reader = new();

    /// <summary>Creates the input.</summary>
    /// <param name="decoder">Decodes the photos.</param>
    /// <param name="options">Size and normalization, as <see cref="Inference.GeoModelSpec.ToInputOptions"/> of a network has them; copied.</param>
    /// <exception cref="ArgumentException">The options are for embeddings, not for photos.</exception>
    public CenterCropInput(IImageDecoder decoder, InputOptions options)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        ArgumentNullException.ThrowIfNull(options);
        if (options.EmbeddingSize > 0)
            throw new ArgumentException("The network takes embeddings: there is no photo that could be explained.", nameof(options));
        (_decoder, _options) = (decoder, options.Clone());
        _loader = new PhotoLoader(decoder, _options);
    }

    /// <summary>The share of a photo's short side that the crop takes, above 0, to 1.</summary>
    public double ShareOfShortSide => (double)_options.InputSize / _options.EffectiveEvaluationShortSide;

    /// <summary>Loads a photo.</summary>
    /// <exception cref="ImageDecodingException">The photo cannot be read or decoded; the message says why.</exception>
    public CenterCrop Load(PhotoExample photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        var pixels = new float[InputConstants.Channels * _options.InputSize * _options.InputSize];
        _loader.LoadEvaluation(photo, CropMode.Center, _reader, pixels);
        return new CenterCrop(UprightSize(photo), _options, pixels);
    }

    private ImageSize UprightSize(PhotoExample photo)
    {
        if (photo.Image is { } given)
            return new ImageSize(given.Width, given.Height);
        var encoded = _reader.Get(photo);
        if (_decoder is ICroppingImageDecoder cropping)
            return Turn(cropping.ReadSize(encoded), encoded);
        var image = _decoder.Decode(encoded);
        return Turn(new ImageSize(image.Width, image.Height), encoded);
    }

    private static ImageSize Turn(ImageSize stored, ReadOnlySpan<byte> encoded) => ExifOrientation.Read(encoded).SwapsSides() ? stored.Transposed : stored;
}
