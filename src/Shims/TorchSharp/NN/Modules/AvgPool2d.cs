using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The mean of each window.</summary>
public sealed class AvgPool2d : nn.Module<Tensor, Tensor>
{
    private readonly long[] _kernelSize;
    private readonly long[]? _strides;
    private readonly long[]? _padding;
    private readonly bool _ceilMode;
    private readonly bool _countIncludePad;
    private readonly long? _divisorOverride;

    internal AvgPool2d(long[] kernelSize, long[]? strides, long[]? padding, bool ceilMode, bool countIncludePad, long? divisorOverride)
        : base(nameof(AvgPool2d))
    {
        _kernelSize = kernelSize;
        _strides = strides;
        _padding = padding;
        _ceilMode = ceilMode;
        _countIncludePad = countIncludePad;
        _divisorOverride = divisorOverride;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) =>
        Native.Aten.One(
            "avg_pool2d", tensor, _kernelSize, _strides ?? [], _padding ?? [0, 0], _ceilMode, _countIncludePad, _divisorOverride);
}
