using System.Text.Encodings.Web;
using System.Text.Json;

namespace SemGeo.Pipelines.Output;

/// <summary>One JSON object a line; a missing number is null.</summary>
internal sealed class JsonLinesScoreWriter(TextWriter output, int top = 0) : IScoreWriter
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(ScoredPhoto photo) => output.Write(JsonSerializer.Serialize(ToProperties(photo, top), Readable) + "\n");

    public void Dispose() => output.Dispose();

    /// <summary>The photo's values by name, shared with the GeoJSON writer.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="top">The number of most probable cells to give; 0 leaves them out.</param>
    public static Dictionary<string, object?> ToProperties(ScoredPhoto photo, int top = 0)
    {
        var properties = Answer(photo);
        if (top > 0)
            properties["topCells"] = Enumerable.Range(0, Math.Min(top, photo.TopCells.Length)).Select(i => Cell(photo, i)).ToArray();
        return properties;
    }

    private static Dictionary<string, object?> Cell(ScoredPhoto photo, int i) => new()
    {
        ["cell"] = photo.TopCells[i],
        ["name"] = photo.TopCellNames[i],
        ["probability"] = photo.TopCellProbabilities[i],
        ["latitude"] = Number(photo.TopCellLatitudes[i]),
        ["longitude"] = Number(photo.TopCellLongitudes[i]),
    };

    private static Dictionary<string, object?> Answer(ScoredPhoto photo) => new()
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
