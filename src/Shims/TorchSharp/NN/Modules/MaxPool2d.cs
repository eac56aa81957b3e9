using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The largest element of each window.</summary>
public sealed class MaxPool2d : nn.Module<Tensor, Tensor>
{
    private readonly long[] _kernelSize;
    private readonly long[]? _strides;
    private readonly long[]? _padding;
    private readonly long[]? _dilation;
    private readonly bool _ceilMode;

    internal MaxPool2d(long[] kernelSize, long[]? strides, long[]? padding, long[]? dilation, bool ceilMode)
        : base(nameof(MaxPool2d))
    {
        _kernelSize = kernelSize;
        _strides = strides;
        _padding = padding;
        _dilation = dilation;
        _ceilMode = ceilMode;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) =>
        nn.functional.max_pool2d(tensor, _kernelSize, _strides, _padding, _dilation, _ceilMode);

    /// <summary>The largest element of each window, and where in the image it was.</summary>
    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor tensor) =>
        nn.functional.max_pool2d_with_indices(tensor, _kernelSize, _strides, _padding, _dilation, _ceilMode);
}
