using System.Text.Json;

namespace SemGeo.ML.Persistence;

/// <summary>Reads what a transformer keeps as JSON in a model file.</summary>
internal static class ModelJson
{
    private static readonly JsonSerializerOptions Options = new() { RespectNullableAnnotations = true, AllowDuplicateProperties = false };

    /// <summary>Reads the next text of a transformer's header.</summary>
    /// <param name="header">The header.</param>
    /// <param name="step">What the transformer is called in messages.</param>
    /// <exception cref="ModelFormatException">The text is not what a transformer writes.</exception>
    public static T Read<T>(BinaryReader header, string step)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(header.ReadString(), Options) ?? throw new JsonException("It is empty.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or FormatException or EndOfStreamException)
        {
            throw new ModelFormatException($"The model is damaged: the header of {step} cannot be read ({e.Message}). Copy the file again from where it is whole, or train the model again.", e);
        }
    }
}
