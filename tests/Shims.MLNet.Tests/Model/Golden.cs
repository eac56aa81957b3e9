using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Shims.MLNet.Tests.Model;

/// <summary>Models that ML.NET 5.0.0 wrote, and how their schemas and rows were written down.</summary>
internal static class Golden
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Golden", "models");

    public static string PathOf(string file) => Path.Combine(Folder, file);

    /// <summary>A line a column: index, name, type, "hidden" or nothing, annotations.</summary>
    public static string[] Describe(DataViewSchema schema) => [.. schema.Select(c =>
        $"{c.Index}\t{c.Name}\t{c.Type}\t{(c.IsHidden ? "hidden" : "")}\t{string.Join(",", c.Annotations.Schema.Select(a => $"{a.Name}:{a.Type}"))}")];

    /// <summary>A JSON object a row.</summary>
    public static string[] Describe(IDataView view)
    {
        using var cursor = view.GetRowCursor(view.Schema);
        var writers = view.Schema.Where(c => !c.IsHidden).Select(c => WriterOf(cursor, c)).ToArray();
        var lines = new List<string>();
        while (cursor.MoveNext())
        {
            using var stream = new MemoryStream();
            using (var json = new Utf8JsonWriter(stream))
            {
                json.WriteStartObject();
                foreach (var write in writers)
                    write(json);
                json.WriteEndObject();
            }

            lines.Add(Encoding.UTF8.GetString(stream.ToArray()));
        }

        return [.. lines];
    }

    /// <summary>The bytes of the streams of an archive, in its order.</summary>
    public static List<(string Name, byte[] Bytes)> Entries(Stream archive)
    {
        using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
        var entries = new List<(string, byte[])>();
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            entries.Add((entry.FullName, bytes.ToArray()));
        }

        return entries;
    }

    private static Action<Utf8JsonWriter> WriterOf(DataViewRow row, DataViewSchema.Column column) => column.Type switch
    {
        TextDataViewType => Write<ReadOnlyMemory<char>>(row, column, (json, text) => json.WriteString(column.Name, text.Span)),
        KeyDataViewType => Write<uint>(row, column, (json, key) => json.WriteNumber(column.Name, key)),
        VectorDataViewType { ItemType: TextDataViewType } => Write<VBuffer<ReadOnlyMemory<char>>>(row, column, (json, vector) =>
            WriteArray(json, column.Name, vector.DenseValues().Select(text => JsonSerializer.Serialize(text.ToString())))),
        VectorDataViewType { ItemType: KeyDataViewType } => Write<VBuffer<uint>>(row, column, (json, vector) =>
            WriteArray(json, column.Name, vector.DenseValues().Select(key => key.ToString(CultureInfo.InvariantCulture)))),
        VectorDataViewType => Write<VBuffer<float>>(row, column, (json, vector) =>
            WriteArray(json, column.Name, vector.DenseValues().Select(number => number.ToString("R", CultureInfo.InvariantCulture)))),
        NumberDataViewType when column.Type.RawType == typeof(double) => Write<double>(row, column, (json, number) => json.WriteNumber(column.Name, number)),
        NumberDataViewType when column.Type.RawType == typeof(long) => Write<long>(row, column, (json, number) => json.WriteNumber(column.Name, number)),
        _ => Write<float>(row, column, (json, number) => json.WriteNumber(column.Name, number)),
    };

    private static Action<Utf8JsonWriter> Write<T>(DataViewRow row, DataViewSchema.Column column, Action<Utf8JsonWriter, T> write)
    {
        var get = row.GetGetter<T>(column);
        var value = default(T)!;
        return json =>
        {
            get(ref value);
            write(json, value);
        };
    }

    private static void WriteArray(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WritePropertyName(name);
        json.WriteRawValue($"[{string.Join(",", items)}]");
    }
}
