using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using SemGeo.ML.Concepts;
using SemGeo.ML.Geocoding;
using SemGeo.ML.Partitioning;
using SemGeo.ML.Persistence;
using SemGeo.ML.Scoring;

namespace SemGeo.ML;

/// <summary>What a context must know of SemGeo, and what SemGeo must know of the context when a model is loaded.</summary>
internal static class SemGeoComponents
{
    // A loader is given an environment, which does not show the context's GpuDeviceId; its component catalog is the same object as the context's.
    private static readonly ConditionalWeakTable<ComponentCatalog, MLContext> Contexts = [];

    public static void Register(MLContext context)
    {
        var catalog = context.ComponentCatalog;
        Contexts.AddOrUpdate(catalog, context);
        MlNetModelIo.Register<ReverseGeocodeTransformer>(catalog);
        MlNetModelIo.Register<SemPLabelTransformer>(catalog);
        MlNetModelIo.Register<CellLabelTransformer>(catalog);
        MlNetModelIo.Register<MultiHeadGeoTransformer>(catalog);
        MlNetModelIo.Register<ConceptInfluenceTransformer>(catalog);
    }

    /// <summary>The device settings of the context behind an environment; no GPU where the context is unknown.</summary>
    public static (int? GpuDeviceId, bool FallbackToCpu) DeviceOf(IHostEnvironment environment) =>
        Contexts.TryGetValue(environment.ComponentCatalog, out var context) ? (context.GpuDeviceId, context.FallbackToCpu) : (null, false);
}
