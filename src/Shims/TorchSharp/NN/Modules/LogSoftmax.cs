using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The logarithm of softmax along a dimension.</summary>
public sealed class LogSoftmax : nn.Module<Tensor, Tensor>
{
    private readonly long _dim;

    internal LogSoftmax(long dim)
        : base(nameof(LogSoftmax))
    {
        _dim = dim;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) =>
        tensor.log_softmax(_dim);
}
