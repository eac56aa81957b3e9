using SemGeo.Vision.Explanation;

namespace SemGeo.Pipelines.Audit;

/// <summary>A way to explain that is audited.</summary>
internal sealed record AuditMethod(string Name, ExplanationOptions Options)
{
    private const int LeastBatch = 16;

    /// <summary>Gradient, integrated gradients, and the paper's SmoothGrad squared over integrated gradients (4.2), which comes last.</summary>
    public static IReadOnlyList<AuditMethod> All(ClueAuditOptions options, int seed) =>
    [
        new("gradient", new() { Method = ExplanationMethod.Gradient, Smoothing = Smoothing.None }),
        new("integrated gradients", new() { Steps = options.Steps, Smoothing = Smoothing.None, InternalBatchSize = LeastBatch }),
        new("SmoothGrad squared", new() { Steps = options.Steps, Smoothing = Smoothing.Squared, Samples = options.Samples, Seed = seed, InternalBatchSize = 2 * LeastBatch }),
    ];
}
