using System.Text.Encodings.Web;
using System.Text.Json;
using SemGeo.Tables;

namespace SemGeo.Pipelines.Output;

/// <summary>Writes photos with their concepts: CSV with a line for each concept of a photo, or JSON with a line for each photo.</summary>
internal static class ConceptPhotoWriter
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A line for each concept; a photo without any has one line, with the reason.</summary>
    public static void WriteCsv(TextWriter writer, IEnumerable<ConceptPhoto> photos)
    {
        var table = new TextTable("Id", "ImagePath", "PredictedAddress", "Probability", "ErrorKm", "Concept", "Influence", "Size", "Intersection", "DilatedInfluence", "CompletenessGap", "ConceptError");
        foreach (var photo in photos)
        {
            for (var i = 0; i < photo.Names.Length; i++)
                table.Add(Row(photo, photo.Names[i], photo.Influences[i], photo.Sizes[i], photo.Intersections[i], i < photo.DilatedInfluences.Length ? photo.DilatedInfluences[i] : null));
            if (photo.Names.Length == 0)
                table.Add(Row(photo, null, null, null, null, null));
        }

        table.WriteCsv(writer);
    }

    /// <summary>A line for each photo, its concepts as a list.</summary>
    public static void WriteJsonLines(TextWriter writer, IEnumerable<ConceptPhoto> photos)
    {
        foreach (var photo in photos)
        {
            writer.Write(JsonSerializer.Serialize(
                new
                {
                    id = photo.Id,
                    imagePath = photo.ImagePath,
                    predictedAddress = photo.PredictedAddress,
                    probability = Number(photo.Probability),
                    errorKm = Number(photo.ErrorKm),
                    concepts = photo.Names.Select((name, i) => new
                    {
                        name,
                        influence = photo.Influences[i],
                        size = photo.Sizes[i],
                        intersection = photo.Intersections[i],
                        dilatedInfluence = i < photo.DilatedInfluences.Length ? photo.DilatedInfluences[i] : (float?)null,
                    }),
                    completenessGap = Number(photo.CompletenessGap),
                    conceptError = photo.Error,
                },
                Readable) + "\n");
        }
    }

    private static object?[] Row(ConceptPhoto photo, string? name, float? influence, float? size, float? intersection, float? dilated) =>
        [photo.Id, photo.ImagePath, photo.PredictedAddress, Number(photo.Probability), Number(photo.ErrorKm), name, influence, size, intersection, dilated, Number(photo.CompletenessGap), photo.Error];

    private static double? Number(double value) => double.IsNaN(value) ? null : value;
}
