using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using SemGeo.Vision.Devices;

namespace SemGeo.ML.Hosting;

/// <summary>What a step needs to know of its context where it is only given an environment, as when a model is loaded.</summary>
internal static class ContextSettings
{
    // An environment does not show the context's GpuDeviceId; its component catalog is the same object as the context's.
    private static readonly ConditionalWeakTable<ComponentCatalog, MLContext> Contexts = [];

    /// <summary>Makes a context known by its component catalog.</summary>
    public static void Register(MLContext context) => Contexts.AddOrUpdate(context.ComponentCatalog, context);

    /// <summary>The device settings of the context behind an environment; no GPU where the context is unknown.</summary>
    public static ComputeOptions ComputeOf(IHostEnvironment environment) => Contexts.TryGetValue(environment.ComponentCatalog, out var context)
        ? new ComputeOptions { GpuDeviceId = context.GpuDeviceId, FallbackToCpu = context.FallbackToCpu }
        : new ComputeOptions();
}
