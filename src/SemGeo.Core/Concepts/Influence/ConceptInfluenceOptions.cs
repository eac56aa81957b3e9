using SemGeo.Validation;

namespace SemGeo.Concepts.Influence;

/// <summary>How concept influence is measured (paper 3.2).</summary>
public sealed class ConceptInfluenceOptions
{
    /// <summary>k: how many of the map's most important pixels count.</summary>
    /// <value>At least 1, or null for 1,000 at 224 x 224 pixels (paper 3.2) and as many for the same share of another size. More than the image has means all. The default value is null.</value>
    public int? TopPixels { get; set; }

    /// <summary>The share of the image that a concept must cover to be measured; a concept that is not there is never measured.</summary>
    /// <value>0 to 1. The default value is 0.05.</value>
    public double MinimumSize { get; set; } = 0.05;

    /// <summary>Beta: by how many pixels a concept is enlarged on all sides, by a square, so that its border counts as its own (paper 3.2, A.1).</summary>
    /// <value>0 for none, or more. The default value is 0.</value>
    public int Dilation { get; set; }

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one, with its value and what is allowed.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(ConceptInfluenceOptions));
        errors.Require(TopPixels is null or >= 1, $"TopPixels is {TopPixels}, it must be at least 1, or null.");
        errors.Require(MinimumSize is >= 0 and <= 1, $"MinimumSize is {MinimumSize}, it must be from 0 to 1.");
        errors.Require(Dilation >= 0, $"Dilation is {Dilation}, it must be 0 or more.");
        errors.ThrowIfAny();
    }

    internal ConceptInfluenceOptions Copy() => (ConceptInfluenceOptions)MemberwiseClone();
}
