using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>A convolution whose weights hold its normalisation. Without gradients; for several threads at once.</summary>
/// <param name="shape">How it moves over its input.</param>
/// <param name="weights">The weights, which it frees.</param>
/// <param name="offsets">The offset of each output channel, which it frees.</param>
internal sealed class FoldedConvolution(ConvolutionShape shape, Tensor weights, Tensor offsets)
{
    private readonly FusedConvolutions? _fused = weights.device_type == TorchSharp.DeviceType.CPU && weights.dtype == ScalarType.Float32 ? FusedConvolutions.Available : null;
    private readonly Lock _gate = new();
    private volatile Tensor? _packed;

    /// <summary>Whether it computes inputs of a type.</summary>
    public bool Fits(Tensor input) => input.dtype == offsets.dtype;

    /// <summary>The activated convolution. The caller disposes it.</summary>
    public Tensor Call(Tensor input, Activation activation) => _fused is null
        ? activation.Apply(Plain(input))
        : _fused.Call(input, Packed(input), offsets, shape, activation);

    /// <summary>max(0, convolution + sum), in the memory of <paramref name="sum"/> where that is possible.</summary>
    /// <returns>An object of its own. The caller disposes both.</returns>
    public Tensor AddReLU(Tensor input, Tensor sum) => _fused is null
        ? Activations.AddReLU(Plain(input), sum)
        : _fused.AddReLU(sum, input, Packed(input), offsets, shape);

    private Tensor Plain(Tensor input) => nn.functional.conv2d(
        input, weights, offsets, [shape.Stride, shape.Stride], [shape.Padding, shape.Padding], [1, 1], shape.Groups);

    // The first input decides the order; it takes the place of the weights as they were.
    private Tensor Packed(Tensor input)
    {
        if (_packed is { } packed)
            return packed;
        lock (_gate)
        {
            if (_packed is null)
            {
                _packed = _fused!.Pack(weights, shape, input.shape).DetachFromDisposeScope();
                weights.Dispose();
            }

            return _packed;
        }
    }

    /// <summary>Frees the weights.</summary>
    public void Free()
    {
        _packed?.Dispose();
        weights.Dispose();
        offsets.Dispose();
    }
}
