using Microsoft.ML;
using SemGeo.Concepts;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Input;
using SemGeo.Vision.Segmentation;

namespace SemGeo.ML.Concepts.Masks;

/// <summary>Masks by HRNet, whose weights are loaded when the first photo is segmented.</summary>
internal sealed class HrNetMasks(string weights, ComputeOptions compute) : MaskSource
{
    private readonly Lock _lock = new();
    private HrNetSegmenter? _segmenter;
    private bool _disposed;

    public override Func<PhotoExample, Func<CenterCrop, ConceptMask>> Reader(DataViewRow row, DataViewSchema.Column? column) => _ => crop => Segmenter().Segment(crop.ToImage());

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
