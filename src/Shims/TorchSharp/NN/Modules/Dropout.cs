using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>While training, each element is zero with a probability and else scaled up so that the mean stays.</summary>
public sealed class Dropout : nn.Module<Tensor, Tensor>
{
    private readonly double _p;
    private readonly bool _inplace;

    internal Dropout(double p, bool inplace)
        : base(nameof(Dropout))
    {
        _p = p;
        _inplace = inplace;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) =>
        nn.functional.dropout(tensor, _p, training, _inplace);
}
