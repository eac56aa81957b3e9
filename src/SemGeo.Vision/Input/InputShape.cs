namespace SemGeo.Vision.Input;

/// <summary>What a network takes: crops of photos, or embeddings that another network made of them.</summary>
/// <param name="InputSize">Width and height of a crop in pixels; 0 for an embedding.</param>
/// <param name="EmbeddingSize">The numbers of an embedding; 0 for a crop.</param>
public readonly record struct InputShape(int InputSize, int EmbeddingSize)
{
    /// <summary>Whether it is an embedding.</summary>
    public bool IsEmbedding => EmbeddingSize > 0;

    /// <summary>How many numbers it has: those of the embedding, or three for each pixel of a crop.</summary>
    public int Length => IsEmbedding ? EmbeddingSize : checked(InputSize * InputSize * InputConstants.Channels);

    /// <summary>A crop of a photo.</summary>
    /// <param name="inputSize">Its width and height in pixels.</param>
    public static InputShape Photo(int inputSize) => new(inputSize, 0);

    /// <summary>An embedding.</summary>
    /// <param name="size">How many numbers it has.</param>
    public static InputShape Embedding(int size) => new(0, size);

    /// <summary>Such as "224x224 pixels" or "embeddings of 512 numbers".</summary>
    public override string ToString() => IsEmbedding ? $"embeddings of {EmbeddingSize} numbers" : $"{InputSize}x{InputSize} pixels";
}
