using System.Globalization;

namespace SemGeo.Pipelines.Output;

/// <summary>Predictions in words.</summary>
internal static class Predictions
{
    /// <summary>"la Sagrada Familia, Barcelona, Spain (0.62), 3 km from the truth".</summary>
    public static string Describe(ScoredPhoto photo)
    {
        if (photo.ImageError.Length > 0)
            return $"{photo.Id}: no prediction: {photo.ImageError}";
        var distance = double.IsNaN(photo.ErrorKm) ? "" : string.Create(CultureInfo.InvariantCulture, $", {photo.ErrorKm:0} km from the truth");
        var region = photo.Region.Length == 0 ? "no region is sure" : string.Create(CultureInfo.InvariantCulture, $"sure of {photo.Region} ({photo.RegionProbability:0.00})");
        return string.Create(CultureInfo.InvariantCulture, $"{photo.Id}: {photo.PredictedAddress} ({photo.Probability:0.00}){distance}; {region}");
    }
}
