using SemGeo.Concepts;
using SemGeo.Vision.Input;
using SemGeo.Vision.Segmentation;

namespace SemGeo.ML.Concepts.Masks;

/// <summary>Masks by a segmenter that the caller owns.</summary>
internal sealed class GivenSegmenterMasks(ISegmenter segmenter) : PhotoMasks
{
    public override bool IsSavable => false;

    public override ConceptMask Of(PhotoExample photo, CenterCrop crop) => segmenter.Segment(crop.ToImage());
}
