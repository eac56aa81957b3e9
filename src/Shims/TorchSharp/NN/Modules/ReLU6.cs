using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Each element, between zero and six.</summary>
public sealed class ReLU6 : nn.Module<Tensor, Tensor>
{
    private readonly bool _inplace;

    internal ReLU6(bool inplace)
        : base(nameof(ReLU6))
    {
        _inplace = inplace;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) =>
        nn.functional.relu6(tensor, _inplace);
}
