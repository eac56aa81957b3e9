using SemGeo.Concepts;
using SemGeo.Imaging;
using SemGeo.Imaging.Files;
using SemGeo.Validation;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Hosting;
using SemGeo.Vision.Segmentation.HrNet;
using static TorchSharp.torch;

namespace SemGeo.Vision.Segmentation;

/// <summary>Segments images into ADE20K's 150 classes with HRNetV2-W48-C1, the paper's network (4.2).</summary>
/// <remarks>
/// Several threads may use it at once; disposing it while one segments frees the network when that has ended. The weights are not part of this library: use those of the public checkpoint for
/// ADE20K, which docs/interpretability.md names.
/// </remarks>
public sealed class HrNetSegmenter : ISegmenter, IDisposable
{
    private readonly NetworkHost<HrNetC1> _host;
    private readonly int _shortSide;

    private HrNetSegmenter(NetworkHost<HrNetC1> host, int shortSide) => (_host, _shortSide) = (host, shortSide);

    /// <summary>Loads a segmenter from files. The caller disposes it.</summary>
    /// <param name="weights">
    /// A safetensors or PyTorch file whose names begin with "encoder." and "decoder."; or the two files of the public checkpoint for ADE20K (encoder_epoch_30.pth and
    /// decoder_epoch_30.pth), with a comma between them; or a folder that holds nothing else of these kinds.
    /// </param>
    /// <param name="options">Size and device; null for the defaults.</param>
    /// <exception cref="ArgumentException">Options are wrong.</exception>
    /// <exception cref="FileNotFoundException">A file is not there.</exception>
    /// <exception cref="GpuUnavailableException">The GPU asked for is not there.</exception>
    /// <exception cref="Weights.WeightFormatException">The weights are corrupt or cut off.</exception>
    /// <exception cref="Weights.WeightMismatchException">The weights are not those of this network.</exception>
    public static HrNetSegmenter Load(string weights, HrNetSegmenterOptions? options = null)
    {
        var files = FindWeights(weights);
        return Create(network => HrNetWeights.Load(network, files), options);
    }

    /// <summary>The files that <see cref="Load(string, HrNetSegmenterOptions?)"/> would read, without reading them.</summary>
    /// <exception cref="FileNotFoundException">A file is not there.</exception>
    public static IReadOnlyList<string> FindWeights(string weights)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(weights);
        return HrNetWeights.Find(weights);
    }

    /// <summary>Loads a segmenter. The caller disposes it.</summary>
    /// <param name="weights">A safetensors or PyTorch file whose names begin with "encoder." and "decoder."; the stream can seek.</param>
    /// <param name="options">Size and device; null for the defaults.</param>
    /// <exception cref="ArgumentException">Options are wrong.</exception>
    /// <exception cref="GpuUnavailableException">The GPU asked for is not there.</exception>
    /// <exception cref="Weights.WeightFormatException">The weights are corrupt or cut off.</exception>
    /// <exception cref="Weights.WeightMismatchException">The weights are not those of this network.</exception>
    public static HrNetSegmenter Load(Stream weights, HrNetSegmenterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return Create(network => HrNetWeights.Load(network, weights), options);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The segmenter has been disposed.</exception>
    public ConceptMask Segment(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        using var use = _host.Begin();
        using var threads = new TorchThreads(_host.Threads);
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        var pixels = new float[image.Pixels.Length];
        PixelNormalization.ImageNet.Apply(image.Pixels, pixels);
        var input = _host.ToInput(pixels, 1, image.Height, image.Width);
        var (height, width) = WorkingSize(image.Height, image.Width);
        var logits = Scaling.To(use.Network.call(Scaling.To(input, height, width)), image.Height, image.Width);
        var classes = logits.argmax(1).to(ScalarType.Byte).contiguous().cpu().bytes.ToArray();
        return new ConceptMask(image.Width, image.Height, classes);
    }

    /// <summary>Frees the network. Disposing again does nothing.</summary>
    public void Dispose() => _host.Dispose();

    /// <summary>Makes a segmenter whose weights an action sets.</summary>
    internal static HrNetSegmenter Create(Action<HrNetC1> setWeights, HrNetSegmenterOptions? options)
    {
        options ??= new HrNetSegmenterOptions();
        options.Validate();
        return new HrNetSegmenter(NetworkHost<HrNetC1>.Create(options.Compute, isChannelsLast: true, () => new HrNetC1(), setWeights, Disposed), options.ShortSide);
    }

    private static ObjectDisposedException Disposed() => new(nameof(HrNetSegmenter), "The segmenter has been disposed.");

    private (long Height, long Width) WorkingSize(int height, int width)
    {
        if (_shortSide == 0)
            return (height, width);
        var factor = (double)_shortSide / Math.Min(height, width);
        return ((long)Math.Round(height * factor), (long)Math.Round(width * factor));
    }
}

/// <summary>How <see cref="HrNetSegmenter"/> works.</summary>
public sealed class HrNetSegmenterOptions
{
    /// <summary>The length in pixels that an image's short side is scaled to before it goes through the network, which was trained on sides of 300 to 600. The mask has the image's own size.</summary>
    /// <value>32 to 2,048, or 0 for the image's own. The default value is 448.</value>
    public int ShortSide { get; set; } = 448;

    /// <summary>Where the network computes.</summary>
    /// <value>The default value is the CPU with all processors.</value>
    public ComputeOptions Compute { get; set; } = new();

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one, with its value and what is allowed.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(HrNetSegmenterOptions));
        errors.Require(ShortSide == 0 || ShortSide is >= 32 and <= 2048, $"ShortSide is {ShortSide}, it must be 32 to 2048, or 0 for the image's own.");
        errors.Require(Compute is not null, "Compute is null, it must be given.");
        errors.ThrowIfAny();
        Compute!.Validate();
    }
}
