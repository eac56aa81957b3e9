using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Exponentials along a dimension, divided by their sum.</summary>
public sealed class Softmax : nn.Module<Tensor, Tensor>
{
    private readonly long _dim;

    internal Softmax(long dim)
        : base(nameof(Softmax))
    {
        _dim = dim;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) =>
        tensor.softmax(_dim);
}
