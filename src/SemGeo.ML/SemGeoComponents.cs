using Microsoft.ML;
using SemGeo.ML.Concepts;
using SemGeo.ML.Geocoding;
using SemGeo.ML.Hosting;
using SemGeo.ML.Partitioning;
using SemGeo.ML.Persistence;
using SemGeo.ML.Scoring;

namespace SemGeo.ML;

/// <summary>What a context must know of SemGeo, and SemGeo of the context, before a model is loaded.</summary>
internal static class SemGeoComponents
{
    public static void Register(MLContext context)
    {
        ContextSettings.Register(context);
        var catalog = context.ComponentCatalog;
        MlNetModelIo.Register<ReverseGeocodeTransformer>(catalog);
        MlNetModelIo.Register<PartitionLabelsTransformer>(catalog);
        MlNetModelIo.Register<MultiHeadGeoTransformer>(catalog);
        MlNetModelIo.Register<ConceptInfluenceTransformer>(catalog);
    }
}
