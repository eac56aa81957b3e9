using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace SemGeo.ML;

/// <summary>
/// SemGeo's verbs on an <see cref="MLContext"/>: geocoding, semantic partitioning, training and evaluation. Each verb is an extension method that lies
/// in the folder of its capability.
/// </summary>
public sealed class GeolocationCatalog
{
    internal GeolocationCatalog(MLContext context)
    {
        Context = context;
    }

    internal MLContext Context { get; }

    internal IHostEnvironment Environment => Context;
}
