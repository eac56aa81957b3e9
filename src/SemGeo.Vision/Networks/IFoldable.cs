namespace SemGeo.Vision.Networks;

/// <summary>A module that has convolutions whose normalisations can be folded into them for predictions.</summary>
internal interface IFoldable
{
    /// <summary>The convolutions; without those of its children.</summary>
    IEnumerable<NormalizedConvolution> Normalized { get; }
}
