using SemGeo.Concepts;
using SemGeo.Concepts.Ade20k;
using SemGeo.Imaging.Files;
using SemGeo.Vision.Segmentation;

namespace SemGeo.ML.Tests.Concepts;

/// <summary>Says that the left half of every image is sky, and the right half building.</summary>
internal sealed class HalvesSegmenter : ISegmenter
{
    public ConceptMask Segment(RgbImage image)
    {
        var (sky, building) = (Ade20kClasses.IndexOf("sky"), Ade20kClasses.IndexOf("building"));
        return new ConceptMask(image.Width, image.Height, [.. Enumerable.Range(0, image.Width * image.Height).Select(i => i % image.Width < image.Width / 2 ? sky : building)]);
    }
}
