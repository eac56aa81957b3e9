using TorchSharp;

namespace SemGeo.Vision.Networks;

/// <summary>Turns photos [n, 3, height, width], float32 or bfloat16, whose type the convolutions compute with, into pooled features [n, <see cref="FeatureCount"/>].</summary>
/// <param name="name">The module's name.</param>
/// <param name="featureCount">The number of features of a photo.</param>
public abstract class Backbone(string name, int featureCount) : torch.nn.Module<torch.Tensor, torch.Tensor>(name)
{
    /// <summary>The number of features of a photo, such as 512 for ResNet-18.</summary>
    public int FeatureCount { get; } = featureCount;

    /// <summary>What layers that are random in training draw from.</summary>
    internal TrainingNoise Noise { get; } = new();
}
