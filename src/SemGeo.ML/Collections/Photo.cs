using SemGeo.Geography;

namespace SemGeo.ML.Collections;

/// <summary>A photo of a collection: a row for <c>ml.Data.LoadFromEnumerable</c>, with the names and types that SemGeo's steps take by default.</summary>
public sealed class Photo
{
    /// <summary>What the photo is called in results.</summary>
    public string Id { get; set; } = "";

    /// <summary>The path of the encoded image.</summary>
    public string ImagePath { get; set; } = "";

    /// <summary>WGS84 degrees north; NaN where unknown.</summary>
    public double Latitude { get; set; } = double.NaN;

    /// <summary>WGS84 degrees east; NaN where unknown.</summary>
    public double Longitude { get; set; } = double.NaN;

    internal static Photo Create(string id, string path, GeoCoordinate coordinate) =>
        new() { Id = id, ImagePath = path, Latitude = coordinate.Latitude, Longitude = coordinate.Longitude };
}
