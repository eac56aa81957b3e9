using System.Text.Json;
using SemGeo.Files;

namespace SemGeo.Vision.Weights;

/// <summary>The header of a safetensors file: what tensors follow, and free text about them.</summary>
/// <param name="Tensors">The tensors in the order of their data.</param>
/// <param name="Metadata">The entries of "__metadata__"; empty when the file has none.</param>
public sealed record SafeTensorsHeader(IReadOnlyList<SafeTensorInfo> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The longest header that is read: 100 million bytes, the limit of the format's reference implementation.</summary>
    public const int MaxLength = 100_000_000;

    /// <summary>The most tensors that are read of a file: 100,000. Networks have some hundred.</summary>
    internal const int MaxTensors = 100_000;

    private const string MetadataName = "__metadata__";

    /// <summary>The length of all tensors' data in bytes.</summary>
    public long DataLength => Tensors.Sum(tensor => tensor.ByteLength);

    internal static SafeTensorsHeader Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4, AllowDuplicateProperties = false });
            return Read(document.RootElement);
        }
        catch (ReadLimitException limit)
        {
            throw new WeightFormatException(limit.Message, limit);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new WeightFormatException($"The header is not that of a safetensors file: {exception.Message}", exception);
        }
    }

    internal byte[] ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (Metadata.Count > 0)
                WriteMetadata(writer);
            long offset = 0;
            foreach (var tensor in Tensors)
                offset = WriteTensor(writer, tensor, offset);
            writer.WriteEndObject();
        }

        // Spaces up to a multiple of eight keep the data aligned for readers that map the file.
        while (buffer.Length % 8 != 0)
            buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }

    private static SafeTensorsHeader Read(JsonElement root)
    {
        var budget = new ReadBudget("The header", (ReadLimit.Objects, MaxTensors));
        var metadata = new Dictionary<string, string>();
        var tensors = new List<(long Begin, long End, SafeTensorInfo Info)>();
        foreach (var property in root.EnumerateObject())
        {
            if (property.Name == MetadataName)
            {
                foreach (var entry in property.Value.EnumerateObject())
                    metadata[entry.Name] = entry.Value.GetString() ?? "";
            }
            else
            {
                tensors.Add(ReadTensor(property));
                budget.Take(ReadLimit.Objects, 1);
            }
        }

        tensors.Sort((a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        long expected = 0;
        foreach (var (begin, end, info) in tensors)
        {
            if (begin != expected)
                throw new WeightFormatException($"Tensor '{info.Name}' begins at byte {begin} of the data instead of {expected}: tensors must follow each other without gaps or overlaps.");
            expected = end;
        }

        return new SafeTensorsHeader(tensors.ConvertAll(tensor => tensor.Info), metadata);
    }

    private static (long Begin, long End, SafeTensorInfo Info) ReadTensor(JsonProperty property)
    {
        if (!property.Value.TryGetProperty("dtype", out var type) || !property.Value.TryGetProperty("shape", out var shape)
            || !property.Value.TryGetProperty("data_offsets", out var offsets) || offsets.GetArrayLength() != 2)
            throw new WeightFormatException($"Tensor '{property.Name}' lacks a dtype, a shape or two data_offsets.");

        var sizes = shape.EnumerateArray().Select(size => size.GetInt64()).ToArray();
        if (sizes.Any(size => size < 0))
            throw new WeightFormatException($"Tensor '{property.Name}' has the shape [{string.Join(", ", sizes)}]: sizes must not be negative.");

        var info = new SafeTensorInfo(property.Name, SafeTensorTypes.Parse(property.Name, type.GetString()), sizes);
        var (begin, end) = (offsets[0].GetInt64(), offsets[1].GetInt64());
        if (begin < 0 || end < begin || end - begin != info.ByteLength)
            throw new WeightFormatException($"Tensor '{property.Name}' is {info.Describe()}, {info.ByteLength} bytes, but its data_offsets are {begin} to {end}.");
        return (begin, end, info);
    }

    private void WriteMetadata(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(MetadataName);
        foreach (var (key, value) in Metadata)
            writer.WriteString(key, value);
        writer.WriteEndObject();
    }

    private static long WriteTensor(Utf8JsonWriter writer, SafeTensorInfo tensor, long offset)
    {
        writer.WriteStartObject(tensor.Name);
        writer.WriteString("dtype", SafeTensorTypes.NameOf(tensor.Type));
        writer.WriteStartArray("shape");
        foreach (var size in tensor.Shape)
            writer.WriteNumberValue(size);
        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(offset);
        writer.WriteNumberValue(offset + tensor.ByteLength);
        writer.WriteEndArray();
        writer.WriteEndObject();
        return offset + tensor.ByteLength;
    }
}

/// <summary>A weight file is corrupt, cut off, of an unknown format, or holds something other than tensors.</summary>
/// <param name="message">What is wrong with the file.</param>
/// <param name="innerException">The parser's own error, if there is one.</param>
public sealed class WeightFormatException(string message, Exception? innerException = null) : Exception(message, innerException);
