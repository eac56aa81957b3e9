using SemGeo.Validation;

namespace SemGeo.Evaluation;

/// <summary>How predictions are measured (paper 4.1.1, equation 3).</summary>
public sealed class EvaluationOptions
{
    /// <summary>The radii of the accuracies in kilometres.</summary>
    /// <value>At least one, positive and ascending. The default value is 1, 25, 200, 750, 2500.</value>
    public IReadOnlyList<double> RadiiKm { get; set; } = EvaluationConstants.RadiiKm;

    /// <summary>
    /// The training coordinates that the uniform baseline draws from at most. With fewer its expected accuracy is exact; with more a
    /// sample of this size, drawn without replacement, stands for them.
    /// </summary>
    /// <value>At least 1. The default value is 2,000.</value>
    public int BaselineDraws { get; set; } = EvaluationConstants.BaselineDraws;

    /// <summary>The seed of that sample.</summary>
    /// <value>The default value is 1.</value>
    public int Seed { get; set; } = 1;

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(EvaluationOptions));
        errors.Require(RadiiKm is { Count: > 0 }, "RadiiKm has no value, it needs at least one radius.");
        var radii = RadiiKm ?? [];
        for (var i = 0; i < radii.Count; i++)
        {
            errors.Require(radii[i] > 0 && double.IsFinite(radii[i]), $"RadiiKm[{i}] is {radii[i]}, radii are positive kilometres.");
            errors.Require(i == 0 || !(radii[i] <= radii[i - 1]), $"RadiiKm[{i}] is {radii[i]} after {radii[Math.Max(0, i - 1)]}, radii must ascend.");
        }

        errors.Require(BaselineDraws >= 1, $"BaselineDraws is {BaselineDraws}, it must be at least 1.");
        errors.ThrowIfAny();
    }
}

/// <summary>The constants of the evaluation.</summary>
internal static class EvaluationConstants
{
    /// <summary>The training coordinates that the uniform baseline draws from at most.</summary>
    public const int BaselineDraws = 2000;

    /// <summary>Street, city, region, country and continent (paper 4.1.1).</summary>
    public static IReadOnlyList<double> RadiiKm { get; } = [1, 25, 200, 750, 2500];
}
