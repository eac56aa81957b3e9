namespace SemGeo.Inference;

/// <summary>How the probabilities of several crops of one image become one (paper 4.1.1, five crops).</summary>
public enum CropMerging
{
    /// <summary>The mean (paper).</summary>
    Mean,

    /// <summary>The maximum (authors' code), scaled so that every head sums to 1 again.</summary>
    Maximum,
}
