using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Each element, at least zero.</summary>
public sealed class ReLU : nn.Module<Tensor, Tensor>
{
    private readonly bool _inplace;

    internal ReLU(bool inplace)
        : base(nameof(ReLU))
    {
        _inplace = inplace;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) =>
        nn.functional.relu(tensor, _inplace);
}
