using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>
/// The backbone of a model whose input is an embedding that another network made of the photo, such as CLIP's: it has no weights and hands the embedding on. An
/// embedding comes as a photo of one pixel with as many channels as it has numbers.
/// </summary>
/// <param name="size">The numbers of an embedding.</param>
internal sealed class EmbeddingBackbone(int size) : Backbone(EmbeddingName, size)
{
    /// <summary>The name of the backbone of such models.</summary>
    public const string EmbeddingName = "embedding";

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => input.flatten(1);
}
