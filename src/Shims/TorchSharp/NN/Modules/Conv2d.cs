using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A convolution over images.</summary>
public sealed class Conv2d : Convolution
{
    private readonly long[] _stride;
    private readonly long[] _padding;
    private readonly long[] _dilation;
    private readonly long _groups;
    private readonly bool _samePadding;
    private readonly PaddingModes _mode;

    internal Conv2d(ConvolutionOptions options)
        : base(nameof(Conv2d), options.InputChannels)
    {
        (_stride, _padding, _dilation, _groups) = (options.Stride, options.Padding, options.Dilation, options.Groups);
        (_samePadding, _mode) = (options.SamePadding, options.Mode);
        if (options.InputChannels % _groups != 0 || options.OutputChannels % _groups != 0)
            throw new ArgumentException($"{options.InputChannels} and {options.OutputChannels} channels cannot be divided into {_groups} groups.");
        var kernel = Layer.NewParameter([options.OutputChannels, options.InputChannels / _groups, .. options.Kernel], options.Device, options.Type);
        var offset = options.Bias ? Layer.NewParameter([options.OutputChannels], options.Device, options.Type) : null;
        Layer.Initialize(kernel, offset);
        register_parameter("weight", kernel);
        if (offset is not null)
            register_parameter("bias", offset);
    }

    /// <summary>One offset per output channel, or null; a new object over the layer's own memory.</summary>
    public Parameter? bias
    {
        get => Layer.Alias(get_parameter("bias"));
        set => ConditionallyRegisterParameter("bias", Layer.NotNull(value, "bias"));
    }

    /// <summary>The kernels: output channels x input channels of a group x height x width; a new object over the layer's own memory.</summary>
    public Parameter? weight
    {
        get => Layer.Alias(get_parameter("weight"));
        set => ConditionallyRegisterParameter("weight", Layer.NotNull(value, "weight"));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The input has not the right number of dimensions or channels.</exception>
    public override Tensor forward(Tensor input)
    {
        if (!ValidateShape(input, 2))
            throw new ArgumentException($"Expected 3D (unbatched) or 4D (batched) input with {input_channels} channels to Conv2d.");
        var kernel = get_parameter("weight")!;
        var offset = get_parameter("bias");
        if (_samePadding)
            return Native.Aten.One("conv2d.padding", input, kernel, offset, _stride, "same", _dilation, _groups);
        if (_mode == PaddingModes.Zeros)
            return nn.functional.conv2d(input, kernel, offset, _stride, _padding, _dilation, _groups);
        using var padded = nn.functional.pad(input, [_padding[1], _padding[1], _padding[0], _padding[0]], _mode);
        return nn.functional.conv2d(padded, kernel, offset, _stride, [0, 0], _dilation, _groups);
    }
}
