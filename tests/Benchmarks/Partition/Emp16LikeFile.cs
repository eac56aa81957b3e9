using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace SemGeo.Benchmarks.Partition;

/// <summary>Writes a collection in the EMP-16 form: id, latitude, longitude, h_raw, h (after the base filter), a line a row.</summary>
internal static class Emp16LikeFile
{
    private const int MinImages = 50;

    /// <summary>Writes the file.</summary>
    /// <returns>What it is like, in a sentence.</returns>
    public static string Write(Emp16Likeness collection, string path)
    {
        var counts = Count(collection);
        var ids = new string?[counts.Length];
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using var json = new Utf8JsonWriter(buffer);
        for (var row = 0; row < collection.Coordinates.Length; row++)
        {
            var address = collection.Pool[collection.Starts[row]..collection.Starts[row + 1]];
            json.WriteStartObject();
            json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"{row % 4096:x3}/{row:x8}.jpg"));
            json.WriteNumber("latitude", collection.Coordinates[row].Latitude);
            json.WriteNumber("longitude", collection.Coordinates[row].Longitude);
            json.WriteStartArray("h_raw");
            foreach (var place in address)
                json.WriteStringValue(ids[place] ??= Emp16Likeness.IdOf(place));
            json.WriteEndArray();
            json.WriteStartArray("h");
            foreach (var place in address)
            {
                if (counts[place] >= MinImages)
                    json.WriteStringValue(ids[place]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.Flush();
            buffer.Write("\n"u8);
            json.Reset();
            if (buffer.WrittenCount < 1 << 15)
                continue;
            file.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }

        file.Write(buffer.WrittenSpan);
        return string.Create(CultureInfo.InvariantCulture,
            $"{collection.Coordinates.Length} rows of {(double)collection.Pool.Length / collection.Coordinates.Length:0.0} locations, {counts.Count(count => count > 0)} different ones, {counts.Count(count => count >= MinImages)} with {MinImages} images or more; {file.Position / 1048576.0:0} MB");
    }

    private static int[] Count(Emp16Likeness collection)
    {
        var highest = 0;
        foreach (var place in collection.Pool)
            highest = Math.Max(highest, place);
        var (counts, lastRow) = (new int[highest + 1], new int[highest + 1]);
        for (var row = 0; row < collection.Coordinates.Length; row++)
        {
            foreach (var place in collection.Pool[collection.Starts[row]..collection.Starts[row + 1]])
            {
                if (lastRow[place] == row + 1)
                    continue;
                lastRow[place] = row + 1;
                counts[place]++;
            }
        }

        return counts;
    }
}
