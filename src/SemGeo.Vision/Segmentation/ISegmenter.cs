using SemGeo.Concepts;
using SemGeo.Concepts.Ade20k;
using SemGeo.Imaging.Files;

namespace SemGeo.Vision.Segmentation;

/// <summary>Tells which concept each pixel of an image shows (paper 3.2: the segmentation map).</summary>
/// <remarks>Implementations are safe for use by several threads at once.</remarks>
public interface ISegmenter
{
    /// <summary>Segments an image.</summary>
    /// <param name="image">The image, such as the crop that is explained.</param>
    /// <returns>A mask of the image's size; classes are those of <see cref="Ade20kClasses"/>.</returns>
    ConceptMask Segment(RgbImage image);
}
