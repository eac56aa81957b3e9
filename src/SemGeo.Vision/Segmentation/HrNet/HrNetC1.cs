using SemGeo.Concepts.Ade20k;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace SemGeo.Vision.Segmentation.HrNet;

/// <summary>HRNetV2-W48 with the decoder C1 for ADE20K's 150 classes (the paper's segmentation network, 4.2). Parameters are named "encoder.*" and "decoder.*".</summary>
internal sealed class HrNetC1 : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "encoder")]
    private readonly HrNetEncoder _encoder;

    [ComponentName(Name = "decoder")]
    private readonly C1Decoder _decoder;

    public HrNetC1()
        : base(nameof(HrNetC1))
    {
        _encoder = new HrNetEncoder();
        _decoder = new C1Decoder(HrNetEncoder.OutputChannels, Ade20kClasses.Count);
        RegisterComponents();
    }

    /// <summary>The logits [n, 150, height, width] of normalised images [n, 3, height, width].</summary>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return Scaling.To(_decoder.call(_encoder.call(input)), input.shape[2], input.shape[3]).MoveToOuterDisposeScope();
    }
}

/// <summary>Bilinear scaling of feature maps, without aligned corners.</summary>
internal static class Scaling
{
    /// <summary>Scales [n, channels, h, w] to a size; what has it already is returned as it is.</summary>
    public static Tensor To(Tensor x, long height, long width) =>
        x.shape[2] == height && x.shape[3] == width ? x : nn.functional.interpolate(x, size: [height, width], mode: InterpolationMode.Bilinear, align_corners: false);
}
