using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SemGeo.Geography;

namespace SemGeo.Geocoding.Emp16;

/// <summary>Writes rows in the EMP-16 form, which <see cref="Emp16Reader"/> reads.</summary>
/// <remarks>Not safe for several threads at once.</remarks>
public sealed class Emp16Writer : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private static readonly JsonEncodedText IdName = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText LatitudeName = JsonEncodedText.Encode("latitude");
    private static readonly JsonEncodedText LongitudeName = JsonEncodedText.Encode("longitude");
    private static readonly JsonEncodedText RawName = JsonEncodedText.Encode("h_raw");
    private static readonly JsonEncodedText AddressName = JsonEncodedText.Encode("h");

    private readonly Stream _stream;
    private readonly ArrayBufferWriter<byte> _buffer = new(BufferBytes);
    private readonly Utf8JsonWriter _writer;

    /// <summary>Creates a writer.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    public Emp16Writer(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>Writes a row.</summary>
    /// <param name="id">The id of the image.</param>
    /// <param name="coordinate">Its position; a missing one is written as null.</param>
    /// <param name="rawAddress">Its location ids as geocoded, fine to coarse.</param>
    /// <param name="address">Those after the base filter.</param>
    public void Write(string id, GeoCoordinate coordinate, ReadOnlySpan<string> rawAddress, ReadOnlySpan<string> address)
    {
        Begin(id, coordinate);
        WriteIds(RawName, rawAddress);
        WriteIds(AddressName, address);
        End();
    }

    /// <summary>Writes a row of which the base filter is not known yet.</summary>
    internal void Write(string id, GeoCoordinate coordinate, ReadOnlySpan<string> rawAddress)
    {
        Begin(id, coordinate);
        WriteIds(RawName, rawAddress);
        End();
    }

    /// <summary>Hands everything to the stream.</summary>
    public void Flush()
    {
        _stream.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
        _stream.Flush();
    }

    /// <summary>Flushes.</summary>
    public void Dispose()
    {
        Flush();
        _writer.Dispose();
    }

    private void Begin(string id, GeoCoordinate coordinate)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        _writer.WriteStartObject();
        _writer.WriteString(IdName, id);
        WriteDegrees(LatitudeName, coordinate.IsMissing ? double.NaN : coordinate.Latitude);
        WriteDegrees(LongitudeName, coordinate.IsMissing ? double.NaN : coordinate.Longitude);
    }

    private void WriteDegrees(JsonEncodedText name, double degrees)
    {
        if (double.IsNaN(degrees))
            _writer.WriteNull(name);
        else
            _writer.WriteNumber(name, degrees);
    }

    private void WriteIds(JsonEncodedText name, ReadOnlySpan<string> ids)
    {
        _writer.WriteStartArray(name);
        foreach (var id in ids)
            _writer.WriteStringValue(id);
        _writer.WriteEndArray();
    }

    private void End()
    {
        _writer.WriteEndObject();
        _writer.Flush();
        _writer.Reset();
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount >= BufferBytes / 2)
        {
            _stream.Write(_buffer.WrittenSpan);
            _buffer.ResetWrittenCount();
        }
    }
}
