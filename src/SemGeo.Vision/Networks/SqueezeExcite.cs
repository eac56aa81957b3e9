using TorchSharp.Utils;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>
/// Scales each channel by a gate that two small layers compute from the means of all channels (Hu et al., "Squeeze-and-Excitation Networks", CVPR 2018).
/// </summary>
internal sealed class SqueezeExcite : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "fc1")]
    private readonly Convolution _squeeze;

    [ComponentName(Name = "fc2")]
    private readonly Convolution _excite;

    private readonly Activation _activation;

    /// <param name="channels">The number of channels.</param>
    /// <param name="squeezed">The number of channels between the two layers.</param>
    /// <param name="activation">The activation between them: SiLU has a sigmoid for its gate (EfficientNet), any other a hard sigmoid (MobileNetV3).</param>
    public SqueezeExcite(long channels, long squeezed, Activation activation)
        : base(nameof(SqueezeExcite))
    {
        _squeeze = new Convolution(channels, squeezed, 1, hasBias: true);
        _excite = new Convolution(squeezed, channels, 1, hasBias: true);
        _activation = activation;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var means = input.mean(new long[] { 2, 3 }, true);
        var gate = _excite.call(_activation.Apply(_squeeze.call(means)));
        gate = _activation == Activation.SiLU ? gate.sigmoid() : gate.hardsigmoid();
        return (gate * input).MoveToOuterDisposeScope();
    }
}
