using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What a convolution is made with; sizes are height and width.</summary>
internal sealed record ConvolutionOptions(long InputChannels, long OutputChannels, long[] Kernel)
{
    internal long[] Stride { get; init; } = [1, 1];

    internal long[] Padding { get; init; } = [0, 0];

    internal long[] Dilation { get; init; } = [1, 1];

    internal bool SamePadding { get; init; }

    internal PaddingModes Mode { get; init; }

    internal long Groups { get; init; } = 1;

    internal bool Bias { get; init; } = true;

    internal Device? Device { get; init; }

    internal ScalarType? Type { get; init; }
}
