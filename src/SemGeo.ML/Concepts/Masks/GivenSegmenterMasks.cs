using Microsoft.ML;
using SemGeo.Concepts;
using SemGeo.Vision.Input;
using SemGeo.Vision.Segmentation;

namespace SemGeo.ML.Concepts.Masks;

/// <summary>Masks by a segmenter that the caller owns.</summary>
internal sealed class GivenSegmenterMasks(ISegmenter segmenter) : MaskSource
{
    public override bool IsSavable => false;

    public override Func<PhotoExample, Func<CenterCrop, ConceptMask>> Reader(DataViewRow row, DataViewSchema.Column? column) => _ => crop => segmenter.Segment(crop.ToImage());
}
