using System.Text;
using System.Text.Json;
using SemGeo.Pipelines.Output;

namespace SemGeo.Pipelines.Scoring;

/// <summary>What a row of a file of answers tells of its photo.</summary>
internal readonly record struct ScoredRecord(string Id, string ImagePath, string ImageError)
{
    /// <summary>Reads a line of JSON Lines; null where it is damaged.</summary>
    public static ScoredRecord? OfJson(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            return new(root.GetProperty("id").GetString() ?? "", root.GetProperty("imagePath").GetString() ?? "", root.GetProperty("imageError").GetString() ?? "");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads a record of CSV, as <see cref="CsvScoreWriter"/> writes it; null where it is damaged.</summary>
    public static ScoredRecord? OfCsv(string record)
    {
        var (fields, field, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < record.Length; i++)
        {
            // A quote within quotes is doubled: the second one is text.
            if (record[i] == '"')
            {
                if (!isQuoted && i > 0 && record[i - 1] == '"')
                    field.Append('"');
                isQuoted = !isQuoted;
            }
            else if (record[i] == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(record[i]);
            }
        }

        fields.Add(field.ToString());
        return fields.Count > CsvScoreWriter.ImageErrorField ? new(fields[0], fields[1], fields[CsvScoreWriter.ImageErrorField]) : null;
    }
}
