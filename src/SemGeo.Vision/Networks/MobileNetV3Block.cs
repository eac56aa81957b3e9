namespace SemGeo.Vision.Networks;

/// <summary>A block of <see cref="MobileNetV3"/>: a row of the tables of its paper.</summary>
/// <param name="Kernel">The side of the depthwise kernel.</param>
/// <param name="Expanded">The number of channels of the depthwise convolution.</param>
/// <param name="Width">The number of output channels.</param>
/// <param name="HasSqueeze">Whether it has a squeeze and excitation.</param>
/// <param name="Activation">Its activation.</param>
/// <param name="Stride">The step of the depthwise kernel.</param>
internal readonly record struct MobileNetV3Block(int Kernel, int Expanded, int Width, bool HasSqueeze, Activation Activation, int Stride)
{
    /// <summary>The blocks of MobileNetV3-Large (Table 1).</summary>
    public static MobileNetV3Block[] Large { get; } =
    [
        new(3, 16, 16, false, Activation.ReLU, 1), new(3, 64, 24, false, Activation.ReLU, 2), new(3, 72, 24, false, Activation.ReLU, 1),
        new(5, 72, 40, true, Activation.ReLU, 2), new(5, 120, 40, true, Activation.ReLU, 1), new(5, 120, 40, true, Activation.ReLU, 1),
        new(3, 240, 80, false, Activation.Hardswish, 2), new(3, 200, 80, false, Activation.Hardswish, 1), new(3, 184, 80, false, Activation.Hardswish, 1),
        new(3, 184, 80, false, Activation.Hardswish, 1), new(3, 480, 112, true, Activation.Hardswish, 1), new(3, 672, 112, true, Activation.Hardswish, 1),
        new(5, 672, 160, true, Activation.Hardswish, 2), new(5, 960, 160, true, Activation.Hardswish, 1), new(5, 960, 160, true, Activation.Hardswish, 1),
    ];

    /// <summary>The blocks of MobileNetV3-Small (Table 2).</summary>
    public static MobileNetV3Block[] Small { get; } =
    [
        new(3, 16, 16, true, Activation.ReLU, 2), new(3, 72, 24, false, Activation.ReLU, 2), new(3, 88, 24, false, Activation.ReLU, 1),
        new(5, 96, 40, true, Activation.Hardswish, 2), new(5, 240, 40, true, Activation.Hardswish, 1), new(5, 240, 40, true, Activation.Hardswish, 1),
        new(5, 120, 48, true, Activation.Hardswish, 1), new(5, 144, 48, true, Activation.Hardswish, 1), new(5, 288, 96, true, Activation.Hardswish, 2),
        new(5, 576, 96, true, Activation.Hardswish, 1), new(5, 576, 96, true, Activation.Hardswish, 1),
    ];
}
