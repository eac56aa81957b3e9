using System.Text.Encodings.Web;
using System.Text.Json;

namespace SemGeo.Pipelines.Output;

/// <summary>One JSON object a line; a missing number is null.</summary>
internal sealed class JsonLinesScoreWriter(TextWriter output) : IScoreWriter
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(ScoredPhoto photo) => output.Write(JsonSerializer.Serialize(ToProperties(photo), Readable) + "\n");

    public void Dispose() => output.Dispose();

    /// <summary>The photo's values by name, shared with the GeoJSON writer.</summary>
    public static Dictionary<string, object?> ToProperties(ScoredPhoto photo) => new()
    {
        ["id"] = photo.Id,
        ["imagePath"] = photo.ImagePath,
        ["latitude"] = Number(photo.Latitude),
        ["longitude"] = Number(photo.Longitude),
        ["predictedLatitude"] = Number(photo.PredictedLatitude),
        ["predictedLongitude"] = Number(photo.PredictedLongitude),
        ["predictedCell"] = photo.PredictedCell,
        ["predictedAddress"] = photo.PredictedAddress,
        ["probability"] = float.IsNaN(photo.Probability) ? null : photo.Probability,
        ["region"] = photo.Region,
        ["regionProbability"] = float.IsNaN(photo.RegionProbability) ? null : photo.RegionProbability,
        ["errorKm"] = Number(photo.ErrorKm),
        ["imageError"] = photo.ImageError,
    };

    private static double? Number(double value) => double.IsNaN(value) ? null : value;
}
