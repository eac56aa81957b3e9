using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using SemGeo.Files;

namespace SemGeo.Pipelines.Scoring;

/// <summary>All that a journal's rows depend on but the photos: a value for each key, written beside the journal as one JSON object. Keys stay when a property is renamed.</summary>
/// <param name="options">The options of today by key.</param>
/// <param name="history">How those of earlier builds are read.</param>
internal sealed class JournalIdentity(IReadOnlyDictionary<string, string> options, OptionHistory history)
{
    /// <summary>What is written beside the journal.</summary>
    public string ToJson() => JsonSerializer.Serialize(options);

    /// <summary>What differs from an earlier run, in words; none where this one may go on.</summary>
    /// <param name="saved">What that run has written. The objects of 0.1 lie in one another; their keys are read as "options.Crops".</param>
    /// <exception cref="InvalidDataException">It is no JSON object.</exception>
    public IReadOnlyList<string> Differences(string saved)
    {
        try
        {
            using var document = JsonDocument.Parse(saved);
            var before = new Dictionary<string, string>(StringComparer.Ordinal);
            Add(before, "", document.RootElement);
            return history.Differences(before, options);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"It is no JSON object ({e.Message}).", e);
        }
    }

    /// <summary>A model by its bytes, whatever it is called.</summary>
    public static string HashOf(string model)
    {
        using var file = File.OpenRead(model);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>A value as text; null is none.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>A key of 0.1 whose value was an enum's number.</summary>
    public static RenamedOption Numbered(string old, string key, params string[] names) =>
        new(old, key, value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < names.Length ? names[number] : value);

    private static void Add(Dictionary<string, string> values, string prefix, JsonElement element)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Object)
                Add(values, $"{prefix}{property.Name}.", property.Value);
            else
                values[prefix + property.Name] = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.ValueKind == JsonValueKind.Null ? "" : property.Value.GetRawText();
        }
    }
}
