using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A product with a learned matrix plus a learned offset.</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    internal Linear(long inputs, long outputs, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(Linear))
    {
        var matrix = Layer.NewParameter([outputs, inputs], device, dtype);
        var offset = hasBias ? Layer.NewParameter([outputs], device, dtype) : null;
        Layer.Initialize(matrix, offset);
        register_parameter("weight", matrix);
        if (offset is not null)
            register_parameter("bias", offset);
    }

    /// <summary>The offset of each output, or null; a new object over the layer's own memory.</summary>
    public Parameter? bias
    {
        get => Layer.Alias(get_parameter("bias"));
        set => ConditionallyRegisterParameter("bias", Layer.NotNull(value, "bias"));
    }

    /// <summary>The matrix, outputs x inputs; a new object over the layer's own memory.</summary>
    public Parameter? weight
    {
        get => Layer.Alias(get_parameter("weight"));
        set => ConditionallyRegisterParameter("weight", Layer.NotNull(value, "weight"));
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, get_parameter("weight")!, get_parameter("bias"));
}
