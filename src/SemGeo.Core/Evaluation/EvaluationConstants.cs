namespace SemGeo.Evaluation;

/// <summary>The constants of the evaluation.</summary>
internal static class EvaluationConstants
{
    /// <summary>The training coordinates that the uniform baseline draws from at most.</summary>
    public const int BaselineDraws = 2000;

    /// <summary>Street, city, region, country and continent (paper 4.1.1).</summary>
    public static IReadOnlyList<double> RadiiKm { get; } = [1, 25, 200, 750, 2500];
}
