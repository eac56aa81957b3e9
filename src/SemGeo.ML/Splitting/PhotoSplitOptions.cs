using Microsoft.ML;
using SemGeo.ML.Hosting;
using SemGeo.ML.Schema;
using SemGeo.Splitting;

namespace SemGeo.ML.Splitting;

/// <summary>Options of <c>ml.Geolocation.TrainTestSplit</c>.</summary>
public sealed class PhotoSplitOptions
{
    /// <summary>The column with latitudes: Double or Single, degrees.</summary>
    /// <value>The default value is "Latitude".</value>
    public string LatitudeColumnName { get; set; } = GeoColumns.Latitude;

    /// <summary>The column with longitudes: Double or Single, degrees.</summary>
    /// <value>The default value is "Longitude".</value>
    public string LongitudeColumnName { get; set; } = GeoColumns.Longitude;

    /// <summary>The column with the author, album or other group whose photos stay together: text, or a UInt32 key.</summary>
    /// <value>Null to look at places alone. The default value is null.</value>
    public string? GroupColumnName { get; set; }

    /// <summary>The shares, the size of the cells, the gap and the seed.</summary>
    /// <value>The default value tests with 0.1 of the photos, by S2 cells 18 km wide.</value>
    public SplitOptions Split { get; set; } = new();

    /// <summary>The split's options with a seed: their own, or one that the context's seed decides.</summary>
    internal SplitOptions Seeded(MLContext context, string step)
    {
        var split = Split.Copy();
        split.Seed ??= ContextSeed.For(context, step);
        return split;
    }
}
