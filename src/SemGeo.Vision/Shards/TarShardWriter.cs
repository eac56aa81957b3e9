using System.Buffers;
using System.Formats.Tar;
using System.Globalization;
using System.Text.Json;

namespace SemGeo.Vision.Shards;

/// <summary>Writes a shard in WebDataset's layout: for each photo its image and a JSON. The same photos give the same bytes.</summary>
internal sealed class TarShardWriter(Stream stream) : IDisposable
{
    private readonly TarWriter _tar = new(stream, TarEntryFormat.Ustar);
    private readonly ArrayBufferWriter<byte> _json = new();

    public void Write(long row, PhotoToPack photo, PackedPhoto packed)
    {
        var key = row.ToString("D9", CultureInfo.InvariantCulture);
        Write($"{key}.{packed.Extension}", new MemoryStream(packed.Bytes!));
        _json.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_json))
            WriteJson(writer, photo);
        Write($"{key}.json", new MemoryStream(_json.WrittenSpan.ToArray()));
    }

    public void Dispose() => _tar.Dispose();

    private void Write(string name, Stream content) => _tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = content, ModificationTime = DateTimeOffset.UnixEpoch });

    private static void WriteJson(Utf8JsonWriter writer, PhotoToPack photo)
    {
        writer.WriteStartObject();
        writer.WriteString("id", photo.Id);
        WriteNumber("latitude", photo.Coordinate.Latitude);
        WriteNumber("longitude", photo.Coordinate.Longitude);
        foreach (var (name, value) in photo.Columns)
            writer.WriteString(name, value);
        writer.WriteEndObject();

        void WriteNumber(string name, double value)
        {
            if (double.IsNaN(value))
                writer.WriteNull(name);
            else
                writer.WriteNumber(name, value);
        }
    }
}
