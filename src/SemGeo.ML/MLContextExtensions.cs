using Microsoft.ML;
using SemGeo.ML.Persistence;

namespace SemGeo.ML;

/// <summary>The way from an <see cref="MLContext"/> to SemGeo.</summary>
public static class MLContextExtensions
{
    extension(MLContext context)
    {
        /// <summary>SemGeo's catalog: <c>ml.Geolocation.ReverseGeocode()</c> and so on. Compilers before C# 14 use <see cref="GetGeolocation"/>.</summary>
        public GeolocationCatalog Geolocation => GetGeolocation(context);
    }

    /// <summary>SemGeo's catalog, for compilers that know no extension properties.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is null.</exception>
    public static GeolocationCatalog GetGeolocation(this MLContext context) => new(UseSemGeo(context));

    /// <summary>
    /// Makes SemGeo's transformers loadable: call it before <c>context.Model.Load</c>. Every other entry point of SemGeo calls it by itself, and a second call does nothing.
    /// </summary>
    /// <remarks>
    /// Without it, loading fails with an inner <see cref="FormatException"/> "Couldn't load model". A damaged model fails with an inner <see cref="ModelFormatException"/>, where one of SemGeo's transformers
    /// found the damage, or with what ML.NET throws; <see cref="LoadModelCatalog.LoadModel"/> has one error for both.
    /// </remarks>
    /// <returns><paramref name="context"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is null.</exception>
    /// <exception cref="NotSupportedException">This version of ML.NET lacks an internal member that models are saved and loaded through.</exception>
    public static MLContext UseSemGeo(this MLContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        SemGeoComponents.Register(context);
        return context;
    }
}
