using System.Text.Encodings.Web;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using SemGeo.Geography;

namespace SemGeo.Reports;

/// <summary>
/// Writes points, lines and polygons with properties as a GeoJSON FeatureCollection (RFC 7946), in a stream: memory does not grow with the features. The
/// collection is closed by <see cref="Dispose"/>; the stream stays open.
/// </summary>
public sealed class GeoJsonFeatureWriter : IDisposable
{
    private const int FlushBytes = 1 << 15;
    private const int Decimals = 6; // A tenth of a metre, as RFC 7946 (11.2) advises.

    private static readonly JsonSerializerOptions Geometries = new() { Converters = { new GeoJsonConverterFactory(false, null, RingOrientationOption.EnforceRfc9746) } };

    private readonly Utf8JsonWriter _json;
    private bool _isBroken;
    private bool _disposed;

    /// <summary>Begins a collection.</summary>
    /// <param name="stream">Where to write.</param>
    public GeoJsonFeatureWriter(Stream stream)
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
        if (!coordinate.IsMissing && !coordinate.IsValid)
            throw new ArgumentOutOfRangeException(nameof(coordinate), coordinate, "Latitudes are -90 to 90, longitudes -180 to 180.");
        WriteGeometry(coordinate.IsMissing ? null : new Point(coordinate.Longitude, coordinate.Latitude), properties);
    }

    /// <summary>Writes a geometry.</summary>
    /// <param name="geometry">In degrees (X = longitude), cut at the antimeridian; null for a feature without geometry.</param>
    /// <param name="properties">Texts, booleans, numbers or null; a number that is not finite becomes null.</param>
    /// <exception cref="ArgumentException">A property has another type; nothing is written then.</exception>
    /// <exception cref="ObjectDisposedException">The collection is closed.</exception>
    public void WriteGeometry(Geometry? geometry, params ReadOnlySpan<(string Name, object? Value)> properties)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        foreach (var (name, value) in properties)
        {
            if (value is not (null or string or bool or int or long or float or double))
                throw new ArgumentException($"The property '{name}' is a {value.GetType()}: give a string, a bool, an int, a long, a float or a double.", nameof(properties));
        }

        _isBroken = true;
        _json.WriteStartObject();
        _json.WriteString("type", "Feature");
        _json.WritePropertyName("geometry");
        JsonSerializer.Serialize(_json, geometry is null ? null : Rounded(geometry), Geometries);
        _json.WriteStartObject("properties");
        foreach (var (name, value) in properties)
            WriteProperty(name, value);
        _json.WriteEndObject();
        _json.WriteEndObject();
        if (_json.BytesPending > FlushBytes)
            _json.Flush();
        _isBroken = false;
    }

    /// <summary>Closes the collection.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;

        // After an error in the midst of a feature there is nothing to close, and the error must not be hidden by another.
        if (_isBroken)
            _json.Reset();
        else
            CloseCollection();
        _json.Dispose();
    }

    private void CloseCollection()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    // Point by point: making polygons valid again would cost more than it is worth at a tenth of a metre.
    private static Geometry Rounded(Geometry geometry)
    {
        var copy = geometry.Copy();
        copy.Apply(new Rounding());
        return copy;
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

    private sealed class Rounding : ICoordinateFilter
    {
        public void Filter(Coordinate coordinate) => (coordinate.X, coordinate.Y) = (Math.Round(coordinate.X, Decimals), Math.Round(coordinate.Y, Decimals));
    }
}
