using System.Text.Encodings.Web;
using System.Text.Json;
using SemGeo.Geography;

namespace SemGeo.Reports;

/// <summary>
/// Writes points with properties as a GeoJSON FeatureCollection (RFC 7946), in a stream: memory does not grow with the points. The
/// collection is closed by <see cref="Dispose"/>; the stream stays open.
/// </summary>
public sealed class GeoJsonPointWriter : IDisposable
{
    private const int FlushBytes = 1 << 15;
    private const int Decimals = 6; // A tenth of a metre, as RFC 7946 (11.2) advises.

    private readonly Utf8JsonWriter _json;
    private bool _disposed;

    /// <summary>Begins a collection.</summary>
    /// <param name="stream">Where to write.</param>
    public GeoJsonPointWriter(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartObject();
        _json.WriteString("type", "FeatureCollection");
        _json.WriteStartArray("features");
    }

    /// <summary>Writes a point.</summary>
    /// <param name="coordinate">The position; where it is missing the feature has no geometry.</param>
    /// <param name="properties">Texts, booleans, numbers or null; a number that is not finite becomes null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position is neither missing nor within the ranges of WGS84.</exception>
    /// <exception cref="ArgumentException">A property has another type; nothing is written then.</exception>
    /// <exception cref="ObjectDisposedException">The collection is closed.</exception>
    public void Write(GeoCoordinate coordinate, params ReadOnlySpan<(string Name, object? Value)> properties)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!coordinate.IsMissing && !coordinate.IsValid)
            throw new ArgumentOutOfRangeException(nameof(coordinate), coordinate, "Latitudes are -90 to 90, longitudes -180 to 180.");
        foreach (var (name, value) in properties)
        {
            if (value is not (null or string or bool or int or long or float or double))
                throw new ArgumentException($"The property '{name}' is a {value.GetType()}: give a string, a bool, an int, a long, a float or a double.", nameof(properties));
        }

        _json.WriteStartObject();
        _json.WriteString("type", "Feature");
        WriteGeometry(coordinate);
        _json.WriteStartObject("properties");
        foreach (var (name, value) in properties)
            WriteProperty(name, value);
        _json.WriteEndObject();
        _json.WriteEndObject();
        if (_json.BytesPending > FlushBytes)
            _json.Flush();
    }

    /// <summary>Closes the collection.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Dispose();
    }

    private void WriteGeometry(GeoCoordinate coordinate)
    {
        if (coordinate.IsMissing)
        {
            _json.WriteNull("geometry");
            return;
        }

        _json.WriteStartObject("geometry");
        _json.WriteString("type", "Point");
        _json.WriteStartArray("coordinates");
        _json.WriteNumberValue(Math.Round(coordinate.Longitude, Decimals));
        _json.WriteNumberValue(Math.Round(coordinate.Latitude, Decimals));
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteProperty(string name, object? value)
    {
        switch (value)
        {
            case string text:
                _json.WriteString(name, text);
                break;
            case bool flag:
                _json.WriteBoolean(name, flag);
                break;
            case int number:
                _json.WriteNumber(name, number);
                break;
            case long number:
                _json.WriteNumber(name, number);
                break;
            case float number when float.IsFinite(number):
                _json.WriteNumber(name, number);
                break;
            case double number when double.IsFinite(number):
                _json.WriteNumber(name, number);
                break;
            default:
                _json.WriteNull(name);
                break;
        }
    }
}
