namespace SemGeo.Vision.Explanation;

/// <summary>Where on the way from the baseline to the photo integrated gradients look, and with which weights.</summary>
public enum IntegrationRule
{
    /// <summary>Gauss and Legendre's points: exact for polynomials of degree 2 x steps - 1 (captum's default).</summary>
    GaussLegendre,

    /// <summary>The middles of equal steps.</summary>
    Midpoint,
}
