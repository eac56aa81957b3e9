using static TorchSharp.torch;

namespace SemGeo.Vision.Segmentation.HrNet;

/// <summary>Bilinear scaling of feature maps, without aligned corners.</summary>
internal static class Scaling
{
    /// <summary>Scales [n, channels, h, w] to a size; what has it already is returned as it is.</summary>
    public static Tensor To(Tensor x, long height, long width) =>
        x.shape[2] == height && x.shape[3] == width ? x : nn.functional.interpolate(x, size: [height, width], mode: InterpolationMode.Bilinear, align_corners: false);
}
