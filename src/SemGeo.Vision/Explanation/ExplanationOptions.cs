using SemGeo.Validation;

namespace SemGeo.Vision.Explanation;

/// <summary>How explanation maps are computed (paper 3.2, 4.2).</summary>
public sealed class ExplanationOptions
{
    /// <summary>How the importance of pixels is computed.</summary>
    /// <value>The default value is <see cref="ExplanationMethod.IntegratedGradients"/> (paper 4.2).</value>
    public ExplanationMethod Method { get; set; } = ExplanationMethod.IntegratedGradients;

    /// <summary>The points of integrated gradients on the way from the baseline to the photo.</summary>
    /// <value>1 to 1,000. The default value is 50.</value>
    public int Steps { get; set; } = 50;

    /// <summary>Where those points are.</summary>
    /// <value>The default value is <see cref="IntegrationRule.GaussLegendre"/>.</value>
    public IntegrationRule Rule { get; set; } = IntegrationRule.GaussLegendre;

    /// <summary>Where the way of integrated gradients begins.</summary>
    /// <value>The default value is <see cref="ExplanationBaseline.Mean"/>.</value>
    public ExplanationBaseline Baseline { get; set; } = ExplanationBaseline.Mean;

    /// <summary>
    /// Whether integrated gradients are multiplied by the way from the baseline, as their definition has it. Without it pixels far from the baseline, such as a bright sky, have no
    /// advantage by their colour, but the importances no longer sum to the change of the target (captum's multiply_by_inputs, "local attribution": Ancona et al., ICLR 2018).
    /// </summary>
    /// <value>The default value is true (paper 4.2).</value>
    public bool MultiplyByWay { get; set; } = true;

    /// <summary>How the explanations of noisy copies become one.</summary>
    /// <value>The default value is <see cref="Smoothing.Squared"/> (paper 4.2).</value>
    public Smoothing Smoothing { get; set; } = Smoothing.Squared;

    /// <summary>The number of noisy copies; of no meaning without smoothing.</summary>
    /// <value>1 to 10,000. The default value is 25.</value>
    public int Samples { get; set; } = 25;

    /// <summary>The standard deviation of the noise, as a share of the range of the photo's values.</summary>
    /// <value>0 or more. The default value is 0.15.</value>
    public double NoiseLevel { get; set; } = 0.15;

    /// <summary>The seed of the noise: one seed, one map.</summary>
    /// <value>The default value is 0.</value>
    public int Seed { get; set; }

    /// <summary>How many points go through the network at once. Memory grows with this, never with steps or samples.</summary>
    /// <value>1 or more. The default value is 16.</value>
    public int InternalBatchSize { get; set; } = 16;

    internal int EffectiveSteps => Method == ExplanationMethod.IntegratedGradients ? Steps : 1;

    internal int EffectiveSamples => Smoothing == Smoothing.None ? 1 : Samples;

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one, with its value and what is allowed.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(ExplanationOptions));
        errors.Require(Enum.IsDefined(Method), $"Method is {Method}, it must be one of {string.Join(", ", Enum.GetNames<ExplanationMethod>())}.");
        errors.Require(Enum.IsDefined(Rule), $"Rule is {Rule}, it must be one of {string.Join(", ", Enum.GetNames<IntegrationRule>())}.");
        errors.Require(Enum.IsDefined(Baseline), $"Baseline is {Baseline}, it must be one of {string.Join(", ", Enum.GetNames<ExplanationBaseline>())}.");
        errors.Require(Enum.IsDefined(Smoothing), $"Smoothing is {Smoothing}, it must be one of {string.Join(", ", Enum.GetNames<Smoothing>())}.");
        errors.Require(Steps is >= 1 and <= 1000, $"Steps is {Steps}, it must be 1 to 1000.");
        errors.Require(Samples is >= 1 and <= 10_000, $"Samples is {Samples}, it must be 1 to 10000.");
        errors.Require(NoiseLevel >= 0 && double.IsFinite(NoiseLevel), $"NoiseLevel is {NoiseLevel}, it must be 0 or more.");
        errors.Require(InternalBatchSize >= 1, $"InternalBatchSize is {InternalBatchSize}, it must be at least 1.");
        errors.ThrowIfAny();
    }

    /// <summary>A copy that later changes of this object do not reach.</summary>
    public ExplanationOptions Clone() => (ExplanationOptions)MemberwiseClone();
}

/// <summary>How the importance of pixels is computed.</summary>
public enum ExplanationMethod
{
    /// <summary>The gradient of the target by the pixels (Simonyan et al., 2014).</summary>
    Gradient,

    /// <summary>Integrated gradients (Sundararajan et al., ICML 2017): gradients along the way from a baseline to the photo, times the way.</summary>
    IntegratedGradients,
}

/// <summary>Where on the way from the baseline to the photo integrated gradients look, and with which weights.</summary>
public enum IntegrationRule
{
    /// <summary>Gauss and Legendre's points: exact for polynomials of degree 2 x steps - 1 (captum's default).</summary>
    GaussLegendre,

    /// <summary>The middles of equal steps.</summary>
    Midpoint,
}

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
