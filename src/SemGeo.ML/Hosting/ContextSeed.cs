using Microsoft.ML;
using Microsoft.ML.Runtime;
using SemGeo.ML.Persistence;

namespace SemGeo.ML.Hosting;

/// <summary>
/// The seeds of steps that are given none: with <c>new MLContext(seed: 1)</c> always the same, whatever was made with the context before, and without a seed another one each time.
/// </summary>
internal static class ContextSeed
{
    /// <summary>A seed for a component, from a host that is registered for it.</summary>
    public static int For(MLContext context, string component) => ((IHostEnvironment)context).Register(component, MlNetModelIo.SeedOf(context)).Rand.Next();

    /// <summary>Whether the context has a seed.</summary>
    public static bool IsFixed(MLContext context) => MlNetModelIo.SeedOf(context) is not null;
}
