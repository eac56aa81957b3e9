using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What Adam and AdamW have in common.</summary>
internal static class AdamStep
{
    /// <exception cref="ArgumentException">A number is negative, or a decay rate is one or more.</exception>
    internal static void Check(double rate, double beta1, double beta2, double eps, double weightDecay)
    {
        if (rate < 0)
            throw new ArgumentException($"Invalid learning rate: {rate}");
        if (eps < 0)
            throw new ArgumentException($"Invalid ε: {eps}");
        if (beta1 is < 0 or >= 1)
            throw new ArgumentException($"Invalid beta1: {beta1}");
        if (beta2 is < 0 or >= 1)
            throw new ArgumentException($"Invalid beta2: {beta2}");
        if (weightDecay < 0)
            throw new ArgumentException($"Invalid weight_decay value: {weightDecay}");
    }

    /// <summary>
    /// m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g², parameter -= rate x m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + eps).
    /// </summary>
    internal static void Take(
        Parameter parameter,
        Tensor gradient,
        long step,
        (Tensor First, Tensor Second) moments,
        ref Tensor? largestSecond,
        (double Beta1, double Beta2) betas,
        double eps,
        double rate)
    {
        moments.First.mul_(betas.Beta1).add_(gradient, 1 - betas.Beta1);
        moments.Second.mul_(betas.Beta2).addcmul_(gradient, gradient, 1 - betas.Beta2);
        var second = moments.Second;
        if (largestSecond is not null)
        {
            using var before = largestSecond;
            second = largestSecond = before.maximum(second).DetachFromDisposeScope();
        }

        var denominator = second.sqrt().div_(Math.Sqrt(1 - Math.Pow(betas.Beta2, step))).add_(eps);
        parameter.addcdiv_(moments.First, denominator, -rate / (1 - Math.Pow(betas.Beta1, step)));
    }
}
