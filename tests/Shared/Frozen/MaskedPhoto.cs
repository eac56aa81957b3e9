using Microsoft.ML;

namespace SemGeo.Testing;

/// <summary>A photo of a frozen set with its mask.</summary>
internal sealed class MaskedPhoto
{
    public string Id { get; set; } = "";

    public string ImagePath { get; set; } = "";

    public string MaskPath { get; set; } = "";

    public double Latitude { get; set; }

    public double Longitude { get; set; }

    /// <summary>The rows of a view with the masks that lie beside the photos.</summary>
    public static IDataView Read(MLContext ml, IDataView photos, int count) => ml.Data.LoadFromEnumerable(
        ml.Data.CreateEnumerable<MaskedPhoto>(photos, reuseRowObject: false, ignoreMissingColumns: true).Take(count).Select(photo =>
        {
            photo.MaskPath = photo.ImagePath.Replace("photos", "masks", StringComparison.Ordinal).Replace(".jpg", ".png", StringComparison.Ordinal);
            return photo;
        }).ToArray());
}
