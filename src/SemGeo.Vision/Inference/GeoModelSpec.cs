using SemGeo.Imaging;
using SemGeo.Validation;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;

namespace SemGeo.Vision.Inference;

/// <summary>What a network is and what it expects as input: everything but its weights. Serialisable as JSON.</summary>
public sealed record GeoModelSpec
{
    /// <summary>The backbone's name, one of <see cref="Backbones.Names"/>; "embedding" with <see cref="EmbeddingSize"/>.</summary>
    public required string Backbone { get; init; }

    /// <summary>The heads, fine to coarse, at least one.</summary>
    public required IReadOnlyList<GeoHead> Heads { get; init; }

    /// <summary>The numbers of an embedding, for a model of heads alone whose input are embeddings that another network made of the photos.</summary>
    /// <value>At least 1, with "embedding" for <see cref="Backbone"/>; 0 for a model whose input are photos. The default value is 0.</value>
    public int EmbeddingSize { get; init; }

    /// <summary>The width and height of the network's input in pixels.</summary>
    /// <value>32 to 1,024. The default value is 224 (paper, 4.1.1, for ResNet).</value>
    public int InputSize { get; init; } = 224;

    /// <summary>The length in pixels that a photo's short side is scaled to before crops are taken for scoring and validation.</summary>
    /// <value>At least <see cref="InputSize"/>, or 0 for 256 / 224 of it (authors' code). The default value is 0.</value>
    public int EvaluationShortSide { get; init; }

    /// <summary>Mean and standard deviation of the values that the network takes.</summary>
    /// <value>The default value is <see cref="PixelNormalization.ImageNet"/>.</value>
    public PixelNormalization Normalization { get; init; } = PixelNormalization.ImageNet;

    /// <summary>What the network takes.</summary>
    internal InputShape Shape => EmbeddingSize > 0 ? InputShape.Embedding(EmbeddingSize) : InputShape.Photo(InputSize);

    /// <summary>Options of an input that makes what this network takes; all else as it is by default.</summary>
    public InputOptions ToInputOptions()
    {
        var options = new InputOptions { InputSize = InputSize, EvaluationShortSide = EvaluationShortSide, Normalization = Normalization };
        return EmbeddingSize > 0 ? options.ForEmbeddings(EmbeddingSize) : options;
    }

    /// <summary>The backbone, whose weights are yet to be set.</summary>
    internal Backbone CreateBackbone() => EmbeddingSize > 0 ? new EmbeddingBackbone(EmbeddingSize) : Backbones.Create(Backbone);

    /// <summary>Checks all properties at once.</summary>
    /// <exception cref="ArgumentException">Properties are wrong; the message names every one, with its value and what is allowed.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(GeoModelSpec));
        errors.Require(EmbeddingSize >= 0, $"EmbeddingSize is {EmbeddingSize}, it must be at least 1, or 0 for photos.");
        if (EmbeddingSize > 0)
            errors.Require(Backbone == EmbeddingBackbone.EmbeddingName, $"Backbone is '{Backbone}', with EmbeddingSize {EmbeddingSize} it must be '{EmbeddingBackbone.EmbeddingName}'.");
        else
            errors.Require(Backbones.Names.Contains(Backbone, StringComparer.OrdinalIgnoreCase), $"Backbone is '{Backbone}', it must be one of {string.Join(", ", Backbones.Names)}.");
        errors.Require(Heads is { Count: > 0 }, "Heads is empty, a model needs at least one.");
        foreach (var head in Heads ?? [])
        {
            errors.Require(Enum.IsDefined(head.Kind), $"Head '{head.Name}' is of kind {head.Kind}, it must be Cells or Mixture.");
            errors.Require(head.Cells >= 1, $"Head '{head.Name}' has {head.Cells} cells, it must have at least 1.");
        }

        foreach (var names in (Heads ?? []).GroupBy(head => head.Name).Where(names => names.Count() > 1 || string.IsNullOrWhiteSpace(names.Key)))
            errors.Require(false, $"{names.Count()} heads have the name '{names.Key}', names must differ and not be empty.");
        errors.Require(InputSize is >= 32 and <= 1024, $"InputSize is {InputSize}, it must be 32 to 1024.");
        errors.Require(
            EvaluationShortSide == 0 || EvaluationShortSide >= InputSize,
            $"EvaluationShortSide is {EvaluationShortSide}, it must be at least InputSize ({InputSize}), or 0 for 256 / 224 of it.");
        errors.Require(Normalization.IsValid, $"Normalization is {Normalization}, its numbers must be finite and its standard deviations above 0.");
        errors.ThrowIfAny();
    }
}

/// <summary>One head of a model.</summary>
/// <param name="Name">The partitioning's name, such as "Fine".</param>
/// <param name="Cells">The number of its cells, at least 1.</param>
/// <param name="Kind">What it says.</param>
public sealed record GeoHead(string Name, int Cells, HeadKind Kind = HeadKind.Cells);
