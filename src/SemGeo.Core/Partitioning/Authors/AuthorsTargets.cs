using System.Text.Json;

namespace SemGeo.Partitioning.Authors;

/// <summary>
/// Files target_mapping_*.json: for each image id the authors' numbers of its classes, coarse to fine; a single number where there is one
/// partitioning. Read and written in a stream: memory does not grow with the images.
/// </summary>
public static class AuthorsTargets
{
    private const int BufferBytes = 1 << 16;
    private const int MaxTokenBytes = 1 << 24;

    // One for each partitioning.
    private const int MaxClasses = 1000;

    /// <summary>Reads a file.</summary>
    /// <param name="stream">The file; left open.</param>
    /// <exception cref="AuthorsFormatException">It is no object of lists of whole numbers, or is cut short; the message names the image.</exception>
    public static IEnumerable<KeyValuePair<string, int[]>> Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Enumerate(stream);
    }

    /// <summary>Writes a file.</summary>
    /// <param name="targets">The image ids with their classes, coarse to fine.</param>
    /// <param name="stream">Where to write; left open.</param>
    public static void Write(IEnumerable<KeyValuePair<string, int[]>> targets, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(stream);
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        foreach (var (id, classes) in targets)
        {
            json.WriteStartArray(id);
            foreach (var index in classes)
                json.WriteNumberValue(index);
            json.WriteEndArray();
            if (json.BytesPending > BufferBytes)
                json.Flush();
        }

        json.WriteEndObject();
    }

    private static IEnumerable<KeyValuePair<string, int[]>> Enumerate(Stream stream)
    {
        var buffer = new byte[BufferBytes];
        var (length, state, parser) = (0, default(JsonReaderState), new Parser());
        for (var isLast = false; !isLast;)
        {
            if (length == buffer.Length)
                Array.Resize(ref buffer, length < MaxTokenBytes ? 2 * length : throw parser.Error("a value is longer than 16 MiB"));
            var read = stream.Read(buffer, length, buffer.Length - length);
            isLast = read == 0;
            length += read;
            var used = parser.Parse(buffer.AsSpan(0, length), isLast, ref state);
            foreach (var target in parser.Take())
                yield return target;
            buffer.AsSpan(used, length - used).CopyTo(buffer);
            length -= used;
        }
    }

    private sealed class Parser
    {
        private readonly List<KeyValuePair<string, int[]>> _done = [];
        private readonly List<int> _classes = [];
        private string? _id;
        private bool _isStarted;
        private bool _isList;

        public KeyValuePair<string, int[]>[] Take()
        {
            var done = _done.ToArray();
            _done.Clear();
            return done;
        }

        public int Parse(ReadOnlySpan<byte> bytes, bool isLast, ref JsonReaderState state)
        {
            var reader = new Utf8JsonReader(bytes, isLast, state);
            try
            {
                while (reader.Read())
                    Accept(ref reader);
            }
            catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
            {
                throw Error(e.Message, e);
            }

            state = reader.CurrentState;
            return (int)reader.BytesConsumed;
        }

        public AuthorsFormatException Error(string what, Exception? cause = null) =>
            new($"The target mapping is damaged {(_id is null ? "at its beginning" : $"at or after the image '{_id}'")}: {what}. It must be an object with a list of class numbers for each image id.", null, cause);

        private void Accept(ref Utf8JsonReader reader)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject when !_isStarted:
                    _isStarted = true;
                    break;
                case JsonTokenType.EndObject:
                    break;
                case JsonTokenType.PropertyName:
                    _id = reader.GetString();
                    break;
                case JsonTokenType.StartArray when _id is not null && !_isList:
                    _isList = true;
                    break;
                case JsonTokenType.EndArray:
                    _isList = false;
                    Finish();
                    break;
                case JsonTokenType.Number when _classes.Count == MaxClasses:
                    throw Error($"an image has more than {MaxClasses} classes");
                case JsonTokenType.Number when _id is not null && reader.TryGetInt32(out var number) && number >= 0:
                    _classes.Add(number);
                    if (!_isList)
                        Finish();
                    break;
                default:
                    throw Error($"a {reader.TokenType} stands where it does not belong");
            }
        }

        private void Finish()
        {
            _done.Add(new(_id!, [.. _classes]));
            _classes.Clear();
        }
    }
}
