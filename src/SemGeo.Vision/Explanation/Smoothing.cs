namespace SemGeo.Vision.Explanation;

/// <summary>How the explanations of noisy copies of a photo become one: SmoothGrad (Smilkov et al., 2017) and its variants.</summary>
public enum Smoothing
{
    /// <summary>No copies: the explanation of the photo itself.</summary>
    None,

    /// <summary>The mean (SmoothGrad).</summary>
    Mean,

    /// <summary>The mean of the squares (SmoothGrad squared, as in the paper, 4.2).</summary>
    Squared,

    /// <summary>The variance (VarGrad; Adebayo et al., 2018).</summary>
    Variance,
}
