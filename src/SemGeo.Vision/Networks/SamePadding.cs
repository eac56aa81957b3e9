using TorchSharp;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

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
