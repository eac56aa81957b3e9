using SemGeo.Concepts;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Input;
using SemGeo.Vision.Segmentation;

namespace SemGeo.ML.Concepts.Masks;

/// <summary>Masks by HRNet, whose weights are loaded when the first photo is segmented.</summary>
internal sealed class HrNetMasks(string weights, ComputeOptions compute) : PhotoMasks
{
    private readonly Lock _lock = new();
    private HrNetSegmenter? _segmenter;
    private bool _disposed;

    public override ConceptMask Of(PhotoExample photo, CenterCrop crop) => Segmenter().Segment(crop.ToImage());

    /// <summary>Loads the weights now.</summary>
    public void Load() => Segmenter();

    public override void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _segmenter?.Dispose();
        }
    }

    private HrNetSegmenter Segmenter()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _segmenter ??= HrNetSegmenter.Load(weights, new HrNetSegmenterOptions { Compute = compute });
        }
    }
}
