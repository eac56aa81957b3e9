using TorchSharp;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>
/// A convolution that computes with the type of its input: one of bfloat16 meets a rounded copy of the weights, whose gradients come back in single precision. The parameters are those of torch's
/// own layer, with its starting weights.
/// </summary>
internal sealed class Convolution : NamedModule<Tensor>
{
    private const string Weight = "weight", Bias = "bias";

    private readonly long[] _stride;
    private readonly long[] _padding;
    private readonly long[] _dilation = [1, 1];
    private readonly long _groups;

    /// <param name="channels">The number of input channels.</param>
    /// <param name="width">The number of output channels.</param>
    /// <param name="kernel">The side of the kernel.</param>
    /// <param name="stride">The step of the kernel.</param>
    /// <param name="padding">The zeros on each side.</param>
    /// <param name="groups">The number of groups of channels.</param>
    /// <param name="hasBias">Whether each output channel has an offset.</param>
    public Convolution(long channels, long width, long kernel, long stride = 1, long padding = 0, long groups = 1, bool hasBias = false)
        : base(nameof(Convolution))
    {
        (_stride, _padding, _groups) = ([stride, stride], [padding, padding], groups);
        var layer = nn.Conv2d(channels, width, kernel, stride, padding, 1, PaddingModes.Zeros, groups, hasBias);
        var weight = layer.weight!;
        register_parameter(Weight, weight);
        if (hasBias)
            register_parameter(Bias, layer.bias!);

        // Most versions of TorchSharp give a second object over the layer's memory; where it is the layer's own, disposing the layer would take it along.
        if (!ReferenceEquals(weight, layer.get_parameter(Weight)))
            layer.Dispose();
    }

    public override Tensor forward(Tensor input)
    {
        // By name: TorchSharp makes new parameters when a module is moved, and a field would keep the old one.
        var (weight, bias) = (get_parameter(Weight), get_parameter(Bias));
        if (weight!.dtype == input.dtype)
            return nn.functional.conv2d(input, weight, bias, _stride, _padding, _dilation, _groups);
        using var rounded = weight.to_type(input.dtype);
        using var offset = bias?.to_type(input.dtype);
        return nn.functional.conv2d(input, rounded, offset, _stride, _padding, _dilation, _groups);
    }
}
