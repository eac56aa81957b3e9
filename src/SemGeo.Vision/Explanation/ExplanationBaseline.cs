namespace SemGeo.Vision.Explanation;

/// <summary>What integrated gradients take for a photo that shows nothing.</summary>
public enum ExplanationBaseline
{
    /// <summary>The mean colour, zero for the network (captum's default).</summary>
    Mean,

    /// <summary>Black, as in the paper on integrated gradients.</summary>
    Black,

    /// <summary>White.</summary>
    White,

    /// <summary>The photo out of focus, a Gaussian of 10 pixels of 224: only what is sharper than that is explained (Fong and Vedaldi, ICCV 2017).</summary>
    Blurred,
}
