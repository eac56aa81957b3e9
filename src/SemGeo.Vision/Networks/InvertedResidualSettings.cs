namespace SemGeo.Vision.Networks;

/// <summary>What an <see cref="InvertedResidual"/> is made of.</summary>
internal sealed record InvertedResidualSettings
{
    /// <summary>The number of input channels.</summary>
    public required long Channels { get; init; }

    /// <summary>The number of channels of the depthwise convolution; where it is <see cref="Channels"/> there is no convolution before it.</summary>
    public required long Expanded { get; init; }

    /// <summary>The number of output channels.</summary>
    public required long Width { get; init; }

    /// <summary>The side of the depthwise kernel.</summary>
    public required long Kernel { get; init; }

    /// <summary>The step of the depthwise kernel, 1 or 2.</summary>
    public required long Stride { get; init; }

    /// <summary>The number of channels between the layers of the squeeze and excitation; 0 for none.</summary>
    public required long Squeezed { get; init; }

    /// <summary>The activation after the first two convolutions.</summary>
    public required Activation Activation { get; init; }

    /// <summary>The activation within the squeeze and excitation.</summary>
    public required Activation SqueezeActivation { get; init; }

    /// <summary>The constants of the normalisations.</summary>
    public required BatchNormSettings Normalization { get; init; }

    /// <summary>Whether borders are TensorFlow's.</summary>
    public bool SamePadding { get; init; }

    /// <summary>How often the block's convolutions are left out of a photo in training, 0 to 1.</summary>
    public double DropProbability { get; init; }
}

/// <summary>Numbers of channels that are multiples of eight.</summary>
internal static class ChannelRounding
{
    private const int Divisor = 8;

    /// <summary>The nearest multiple of eight, at least eight, and never less than nine tenths (the rule of the MobileNets).</summary>
    public static int Round(double channels)
    {
        var rounded = Math.Max(Divisor, (int)(channels + (Divisor / 2.0)) / Divisor * Divisor);
        return rounded < 0.9 * channels ? rounded + Divisor : rounded;
    }
}
