using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normalises each channel of a batch of images to mean zero and variance one, then scales and shifts it.</summary>
public sealed class BatchNorm2d : nn.Module<Tensor, Tensor>
{
    private readonly double _eps;
    private readonly double _momentum;

    internal BatchNorm2d(long features, double eps, double momentum, bool affine, bool trackRunningStats, Device? device, ScalarType? dtype)
        : base(nameof(BatchNorm2d))
    {
        (_eps, _momentum) = (eps, momentum);
        if (affine)
        {
            register_parameter("weight", Layer.NewParameter([features], device, dtype));
            register_parameter("bias", Layer.NewParameter([features], device, dtype));
            nn.init.ones_(get_parameter("weight")!);
            nn.init.zeros_(get_parameter("bias")!);
        }

        if (trackRunningStats)
        {
            register_buffer("running_mean", zeros([features], dtype, device));
            register_buffer("running_var", ones([features], dtype, device));
            register_buffer("num_batches_tracked", zeros([], ScalarType.Int64, device));
        }
    }

    /// <summary>The shift of each channel, or null; a new object over the layer's own memory.</summary>
    public Parameter? bias
    {
        get => Layer.Alias(get_parameter("bias"));
        set => ConditionallyRegisterParameter("bias", Layer.NotNull(value, "bias"));
    }

    /// <summary>The scale of each channel, or null; a new object over the layer's own memory.</summary>
    public Parameter? weight
    {
        get => Layer.Alias(get_parameter("weight"));
        set => ConditionallyRegisterParameter("weight", Layer.NotNull(value, "weight"));
    }

    /// <summary>The running mean of each channel, or null; a new object over the layer's own memory.</summary>
    public Tensor? running_mean
    {
        get => get_buffer("running_mean")?.alias();
        set => ConditionallyRegisterBuffer("running_mean", value ?? throw new ArgumentNullException("running_mean cannot be set to 'null'"));
    }

    /// <summary>The running variance of each channel, or null; a new object over the layer's own memory.</summary>
    public Tensor? running_var
    {
        get => get_buffer("running_var")?.alias();
        set => ConditionallyRegisterBuffer("running_var", value ?? throw new ArgumentNullException("running_var cannot be set to 'null'"));
    }

    /// <summary>How many batches the running statistics have seen, or null; a new object over the layer's own memory.</summary>
    public Tensor? num_batches_tracked => get_buffer("num_batches_tracked")?.alias();

    /// <summary>Forgets the running statistics.</summary>
    public void reset_running_stats()
    {
        get_buffer("running_mean")?.zero_();
        get_buffer("running_var")?.fill_(1);
        get_buffer("num_batches_tracked")?.zero_();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The input has not four dimensions.</exception>
    public override Tensor forward(Tensor tensor)
    {
        if (tensor.Dimensions != 4)
            throw new ArgumentException($"Invalid number of dimensions for BatchNorm argument: {tensor.Dimensions}");
        var mean = get_buffer("running_mean");
        if (training)
            get_buffer("num_batches_tracked")?.add_(1);
        return nn.functional.batch_norm(
            tensor, mean, get_buffer("running_var"), get_parameter("weight"), get_parameter("bias"), training || mean is null, _momentum, _eps);
    }
}
