using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace SemGeo.Testing;

/// <summary>An image of 32 x 32 pixels by a formula: what a network takes without a photo's decoding.</summary>
internal sealed class FormulaImage
{
    private const int Side = 32;

    [ImageType(Side, Side)]
    public MLImage? Image { get; set; }

    /// <summary>Three images.</summary>
    public static IDataView Read(MLContext ml) => ml.Data.LoadFromEnumerable(
        Enumerable.Range(0, 3).Select(number => new FormulaImage { Image = MLImage.CreateFromPixels(Side, Side, MLPixelFormat.Rgba32, Pixels(number)) }).ToArray());

    private static byte[] Pixels(int number)
    {
        var bytes = new byte[Side * Side * 4];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = i % 4 == 3 ? byte.MaxValue : (byte)((i / 4 * (number + 3)) + (i / (4 * Side) * 7) + (i % 4 * 60) + (40 * number));
        return bytes;
    }
}
