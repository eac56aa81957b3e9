using TorchSharp;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>How a convolution moves over its input, the same in both directions.</summary>
/// <param name="Padding">The zeros on each side.</param>
/// <param name="Stride">The step of the kernel.</param>
/// <param name="Groups">The number of groups of channels.</param>
internal readonly record struct ConvolutionShape(long Padding, long Stride, long Groups);

/// <summary>
/// A convolution that computes with the type of its input: one of bfloat16 meets a rounded copy of the weights, whose gradients come back in single precision. The parameters are those of torch's
/// own layer, with its starting weights.
/// </summary>
/// <param name="channels">The number of input channels.</param>
/// <param name="width">The number of output channels.</param>
/// <param name="kernel">The side of the kernel.</param>
/// <param name="stride">The step of the kernel.</param>
/// <param name="padding">The zeros on each side.</param>
/// <param name="groups">The number of groups of channels.</param>
/// <param name="hasBias">Whether each output channel has an offset.</param>
internal sealed class Convolution(long channels, long width, long kernel, long stride = 1, long padding = 0, long groups = 1, bool hasBias = false)
    : TorchSharp.Modules.Convolution(
        nameof(Convolution), channels, width, [kernel, kernel], [stride, stride], [padding, padding], null, [1, 1], false, [0, 0], groups, hasBias, PaddingModes.Zeros)
{
    /// <summary>How it moves over its input.</summary>
    public ConvolutionShape Shape => new(base.padding![0], base.stride[0], base.groups);

    public override Tensor forward(Tensor input)
    {
        if (weight.dtype == input.dtype)
            return Apply(input, weight, bias);
        using var rounded = weight.to_type(input.dtype);
        using var offset = bias?.to_type(input.dtype);
        return Apply(input, rounded, offset);
    }

    private Tensor Apply(Tensor input, Tensor weights, Tensor? offsets) => nn.functional.conv2d(input, weights, offsets, base.stride, base.padding, dilation, base.groups);
}

/// <summary>TensorFlow's SAME padding: as many outputs as ceil(side / stride), the odd zero at the right and the bottom.</summary>
/// <param name="kernel">The side of the kernel.</param>
/// <param name="stride">The step of the kernel.</param>
internal sealed class SamePadding(long kernel, long stride)
{
    /// <summary>A copy with the borders of zeros.</summary>
    public Tensor Pad(Tensor input)
    {
        var shape = input.shape;
        var (rows, columns) = (Zeros(shape[2]), Zeros(shape[3]));
        return nn.functional.pad(input, new[] { columns / 2, columns - (columns / 2), rows / 2, rows - (rows / 2) }, PaddingModes.Constant, 0);
    }

    private long Zeros(long side) => Math.Max(0, (((side + stride - 1) / stride - 1) * stride) + kernel - side);
}
