namespace SemGeo.Imaging;

/// <summary>The buffers of one image at a time, kept from one image to the next.</summary>
/// <param name="files">The files that were found whole, which all scratch of a codec shares.</param>
internal sealed class CodecScratch(CheckedFiles files) : IDisposable
{
    // What a photo of some megapixels needs; more is not worth keeping.
    private const long KeptBytes = 32 << 20;

    /// <summary>The files that were found whole.</summary>
    public CheckedFiles Files { get; } = files;

    /// <summary>Makes crops.</summary>
    public CropResampler Resampler { get; } = new();

    /// <summary>Passes over JPEG data.</summary>
    public JpegEntropy Entropy { get; } = new();

    /// <summary>Decoded rows of four bytes a pixel.</summary>
    public NativeBuffer<byte> Rows { get; } = new();

    /// <summary>Whether it may be kept.</summary>
    public bool IsSmall => Resampler.Bytes + Entropy.Bytes + Rows.Bytes <= KeptBytes;

    /// <summary>Frees the buffers.</summary>
    public void Dispose()
    {
        Resampler.Dispose();
        Entropy.Dispose();
        Rows.Dispose();
    }
}
