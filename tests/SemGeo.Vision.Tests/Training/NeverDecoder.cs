using SemGeo.Imaging;
using SemGeo.Imaging.Files;

namespace SemGeo.Vision.Tests.Training;

/// <summary>For photos that are decoded already: it knows no format.</summary>
internal sealed class NeverDecoder : IImageDecoder
{
    public string Name => "never";

    public RgbImage Decode(ReadOnlySpan<byte> encoded, int minimumShortSide = 0) => throw new ImageDecodingException("There is nothing to decode.");
}
