using TorchSharp.Modules;
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
        var weight = new Parameter(empty([width, channels / groups, kernel, kernel]), true);
        register_parameter(Weight, weight);
        var bias = hasBias ? new Parameter(empty([width]), true) : null;
        if (bias is not null)
            register_parameter(Bias, bias);

        // The scope frees the second handles that some versions of TorchSharp return for what they set.
        using var scope = NewDisposeScope();
        nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (bias is null)
            return;
        var bound = 1 / Math.Sqrt(channels / groups * kernel * kernel);
        nn.init.uniform_(bias, -bound, bound);
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
