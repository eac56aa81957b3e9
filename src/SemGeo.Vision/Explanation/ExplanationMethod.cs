namespace SemGeo.Vision.Explanation;

/// <summary>How the importance of pixels is computed.</summary>
public enum ExplanationMethod
{
    /// <summary>The gradient of the target by the pixels (Simonyan et al., 2014).</summary>
    Gradient,

    /// <summary>Integrated gradients (Sundararajan et al., ICML 2017): gradients along the way from a baseline to the photo, times the way.</summary>
    IntegratedGradients,
}
