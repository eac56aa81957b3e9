using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module learns.</summary>
public class Parameter : Tensor
{
    /// <summary>Takes over a tensor, which is invalid afterwards.</summary>
    /// <param name="data">The first values.</param>
    /// <param name="requires_grad">Records gradients for it.</param>
    public Parameter(Tensor data, bool requires_grad = true)
        : base(TakeOver(data, requires_grad))
    {
    }

    internal Parameter(nint handle)
        : base(handle)
    {
    }

    private static nint TakeOver(Tensor data, bool requiresGrad)
    {
        data.requires_grad = requiresGrad;
        var handle = data.Release();
        data.Dispose();
        return handle;
    }
}
