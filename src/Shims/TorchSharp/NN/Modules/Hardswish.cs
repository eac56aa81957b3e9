using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x times hardsigmoid(x) of each element.</summary>
public sealed class Hardswish : nn.Module<Tensor, Tensor>
{
    private readonly bool _inplace;

    internal Hardswish(bool inplace)
        : base(nameof(Hardswish))
    {
        _inplace = inplace;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) =>
        _inplace ? tensor.hardswish_().alias() : tensor.hardswish();
}
