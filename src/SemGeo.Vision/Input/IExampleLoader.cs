using SemGeo.Imaging;

namespace SemGeo.Vision.Input;

/// <summary>Makes of an example what a network takes. Safe for use by several threads at once, each with its own <see cref="ImageBytes"/>.</summary>
internal interface IExampleLoader
{
    /// <summary>For training: the same for the same example, epoch and seed.</summary>
    /// <exception cref="ImageDecodingException">The example cannot be used; the message says why.</exception>
    void LoadTraining(PhotoExample example, int epoch, ImageBytes reader, Span<float> target);

    /// <summary>For evaluation: one crop or five, one after the other.</summary>
    /// <exception cref="ImageDecodingException">The example cannot be used; the message says why.</exception>
    void LoadEvaluation(PhotoExample example, CropMode mode, ImageBytes reader, Span<float> target);

    /// <summary>The loader for options.</summary>
    static IExampleLoader Create(IImageDecoder decoder, InputOptions options) =>
        options.EmbeddingSize > 0 ? new EmbeddingLoader() : new PhotoLoader(decoder, options);
}

/// <summary>Copies the embeddings of examples; no photo is read.</summary>
internal sealed class EmbeddingLoader : IExampleLoader
{
    public void LoadTraining(PhotoExample example, int epoch, ImageBytes reader, Span<float> target) => Copy(example, target);

    public void LoadEvaluation(PhotoExample example, CropMode mode, ImageBytes reader, Span<float> target) => Copy(example, target);

    private static void Copy(PhotoExample example, Span<float> target)
    {
        var embedding = example.Embedding.Span;
        if (embedding.Length != target.Length)
            throw new ImageDecodingException($"Its embedding has {embedding.Length} numbers, the model takes {target.Length}.");
        for (var i = 0; i < embedding.Length; i++)
        {
            if (!float.IsFinite(embedding[i]))
                throw new ImageDecodingException($"Number {i} of its embedding is {embedding[i]}.");
        }

        embedding.CopyTo(target);
    }
}
