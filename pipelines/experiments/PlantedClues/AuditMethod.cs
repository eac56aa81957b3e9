using SemGeo.Vision.Explanation;

namespace SemGeo.Experiments.PlantedClues;

/// <summary>A way to explain that is audited.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Options">How it explains.</param>
/// <param name="IsPapers">Whether it is the paper's, which the deletion check goes by.</param>
internal sealed record AuditMethod(string Name, ExplanationOptions Options, bool IsPapers = false)
{
    private const int LeastBatch = 16;

    /// <summary>Gradient, integrated gradients, and the paper's SmoothGrad squared over integrated gradients (4.2); then, where they are asked for, their variants.</summary>
    public static IReadOnlyList<AuditMethod> All(ClueAuditOptions options, int seed)
    {
        List<AuditMethod> methods =
        [
            new("gradient", new() { Method = ExplanationMethod.Gradient, Smoothing = Smoothing.None }),
            new("integrated gradients", Integrated(ExplanationBaseline.Mean)),
            new("SmoothGrad squared", Smoothed(), IsPapers: true),
        ];
        if (!options.Variants)
            return methods;
        foreach (var baseline in new[] { ExplanationBaseline.Black, ExplanationBaseline.White, ExplanationBaseline.Blurred })
            methods.Add(new($"integrated gradients from {baseline.ToString().ToLowerInvariant()}", Integrated(baseline)));
        methods.Add(new("integrated gradients, not multiplied", Integrated(ExplanationBaseline.Mean, multiply: false)));
        methods.Add(new("SmoothGrad squared, not multiplied", Smoothed(multiply: false)));
        return methods;

        ExplanationOptions Integrated(ExplanationBaseline baseline, bool multiply = true) =>
            new() { Steps = options.Steps, Smoothing = Smoothing.None, InternalBatchSize = LeastBatch, Baseline = baseline, MultiplyByWay = multiply };

        ExplanationOptions Smoothed(bool multiply = true) =>
            new() { Steps = options.Steps, Smoothing = Smoothing.Squared, Samples = options.Samples, Seed = seed, InternalBatchSize = 2 * LeastBatch, MultiplyByWay = multiply };
    }
}
