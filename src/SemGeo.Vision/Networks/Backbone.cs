using TorchSharp;
using static TorchSharp.torch;

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

/// <summary>
/// The backbone of a model whose input is an embedding that another network made of the photo, such as CLIP's: it has no weights and hands the embedding on:
/// [n, size] in, [n, size] out.
/// </summary>
/// <param name="size">The numbers of an embedding.</param>
internal sealed class EmbeddingBackbone(int size) : Backbone(EmbeddingName, size)
{
    /// <summary>The name of the backbone of such models.</summary>
    public const string EmbeddingName = "embedding";

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => input.alias();
}
