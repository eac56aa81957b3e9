using System.Runtime.InteropServices;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Inference;
using static TorchSharp.torch;

namespace SemGeo.Vision.Explanation;

/// <summary>Computes which pixels led a model to a prediction: gradients or integrated gradients, smoothed over noisy copies of the photo.</summary>
/// <remarks>
/// Safe for several threads. The model stays its owner's and must not be disposed meanwhile. The same model, photo, options and number of threads give the same map.
/// </remarks>
public sealed class Explainer
{
    private readonly GeoModel _model;
    private readonly ExplanationOptions _options;
    private readonly IntegrationPoints _points;

    /// <summary>Makes an explainer.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How to explain; null for the paper's way, SmoothGrad squared over integrated gradients.</param>
    /// <exception cref="ArgumentException">Options are wrong; the message names all errors.</exception>
    public Explainer(GeoModel model, ExplanationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new ExplanationOptions();
        options.Validate();
        _model = model;
        _options = options.Clone();
        _points = IntegrationPoints.Of(_options);
    }

    /// <summary>Explains a photo.</summary>
    /// <param name="pixels">The normalised crop that the network sees: row by row, red, green, blue of each pixel.</param>
    /// <param name="target">What to explain; null for the most probable cell of the finest head.</param>
    /// <param name="cancellationToken">Ends explaining with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The number of pixels is not InputSize x InputSize x 3.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The model has no such head or cell.</exception>
    /// <exception cref="ObjectDisposedException">The model has been disposed.</exception>
    public ExplanationMap Explain(ReadOnlySpan<float> pixels, ExplanationTarget? target = null, CancellationToken cancellationToken = default)
    {
        var size = _model.Spec.InputSize;
        if (pixels.Length != 3 * size * size)
            throw new ArgumentException($"A crop of {size}x{size} takes {3 * size * size} numbers, but {pixels.Length} were given.", nameof(pixels));
        var score = TargetScore.Resolve(target ?? ExplanationTarget.Predicted, _model, pixels);
        var photo = pixels.ToArray();
        ExplanationMap? explanation = null;
        _model.Read(network =>
        {
            using var threads = new TorchThreads(_model.Threads);
            using var scope = NewDisposeScope();
            var gradients = new PathGradients(network, score, _points, _options.InternalBatchSize);
            explanation = Explain(photo, gradients, score, cancellationToken);
        });
        return explanation!;
    }

    private ExplanationMap Explain(float[] photo, PathGradients gradients, TargetScore score, CancellationToken cancellationToken)
    {
        var isPath = _options.Method == ExplanationMethod.IntegratedGradients;
        var size = _model.Spec.InputSize;
        var noise = new NoisyCopies(photo, _options, size, _model.Device);
        var baseline = Baseline.Of(photo, _options.Baseline, _model.Spec).to(_model.Device.ToTorch());
        var baselineScore = isPath ? gradients.ScoreOf(baseline.expand(1, 3, size, size)).item<float>() : 0;
        var smoothed = new SmoothedSum(_options.Smoothing, noise.Like());
        var (change, gap) = (0.0, 0.0);
        for (var first = 0; first < noise.Count; first += gradients.PhotosAtOnce)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var copies = noise.Take(first, gradients.PhotosAtOnce);
            var attributions = gradients.Of(copies, baseline);
            if (isPath)
            {
                var multiplied = (copies - baseline) * attributions;
                var changes = gradients.ScoreOf(copies) - baselineScore;
                change += changes.sum().item<float>();
                gap += (multiplied.sum(new long[] { 1, 2, 3 }) - changes).abs().sum().item<float>();
                attributions = _options.MultiplyByWay ? multiplied : attributions;
            }

            smoothed.Add(attributions);
        }

        return new ExplanationMap(
            size, ToMap(smoothed.Value(), _options.Smoothing), score.Head, score.Cells, isPath ? change / noise.Count : null, isPath ? gap / noise.Count : null);
    }

    /// <summary>Over the colours the greatest value, [1, 3, height, width] to row by row.</summary>
    private static float[] ToMap(Tensor attributions, Smoothing smoothing)
    {
        var importance = smoothing is Smoothing.Squared or Smoothing.Variance ? attributions : attributions.abs();
        return MemoryMarshal.Cast<byte, float>(importance.amax(new long[] { 1 }).contiguous().cpu().bytes).ToArray();
    }
}

/// <summary>Which pixels led a model to a prediction.</summary>
/// <param name="Size">The width and height of the map, that of the network's input.</param>
/// <param name="Importance">
/// The importance of each pixel, row by row: over the colours the greatest value, of squares and variances as they are, of all else without its sign. 0 or more.
/// </param>
/// <param name="Head">The head that was explained.</param>
/// <param name="Cells">The cells that were explained; one, unless a region was asked for.</param>
/// <param name="Change">
/// How much the target changes from the baseline to the photo, the mean over the noisy copies. Null for plain gradients.
/// </param>
/// <param name="CompletenessGap">
/// By how much the importances of integrated gradients miss that change in their sum: the mean of the absolute differences over the noisy copies. Far below
/// <paramref name="Change"/> where there are enough steps. Null for plain gradients.
/// </param>
public sealed record ExplanationMap(int Size, float[] Importance, int Head, IReadOnlyList<int> Cells, double? Change, double? CompletenessGap);
