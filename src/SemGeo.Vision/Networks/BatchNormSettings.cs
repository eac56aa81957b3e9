namespace SemGeo.Vision.Networks;

/// <summary>The constants of a network's batch normalisations.</summary>
/// <param name="Epsilon">What is added to the variance.</param>
/// <param name="Momentum">How much of a batch's statistics goes into the running ones.</param>
internal readonly record struct BatchNormSettings(double Epsilon, double Momentum)
{
    /// <summary>PyTorch's own.</summary>
    public static BatchNormSettings PyTorch { get; } = new(1e-5, 0.1);

    /// <summary>TensorFlow's, with which MobileNetV3 and the EfficientNets were published.</summary>
    public static BatchNormSettings TensorFlow { get; } = new(1e-3, 0.01);
}
