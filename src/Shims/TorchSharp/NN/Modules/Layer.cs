using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What layers with parameters have in common.</summary>
internal static class Layer
{
    /// <summary>The registered parameter as a new object over the same native tensor, as TorchSharp 0.102 hands it out.</summary>
    internal static Parameter? Alias(Parameter? parameter)
    {
        if (parameter is null)
            return null;
        using var alias = parameter.alias();
        alias.DetachFromDisposeScope();
        return new Parameter(alias.Release());
    }

    /// <summary>
    /// A parameter of its own, in the layer's type and place. A dispose scope that is open meanwhile disposes it, as in TorchSharp 0.102.
    /// </summary>
    internal static Parameter NewParameter(long[] shape, Device? device, ScalarType? dtype) => new(empty(shape, dtype, device));

    /// <summary>PyTorch's first values of weights and bias: uniform within one over the square root of the fan-in.</summary>
    internal static void Initialize(Parameter weight, Parameter? bias)
    {
        nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (bias is null)
            return;
        var bound = 1 / Math.Sqrt(nn.init.CalculateFanInAndFanOut(weight).fanIn);
        nn.init.uniform_(bias, -bound, bound);
    }

    /// <exception cref="ArgumentNullException">The value is null.</exception>
    internal static Parameter NotNull(Parameter? value, string name) =>
        value ?? throw new ArgumentNullException($"{name} cannot be set to 'null'");
}
