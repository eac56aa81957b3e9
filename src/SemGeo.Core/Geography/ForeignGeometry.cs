using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Converters;

namespace SemGeo.Geography;

/// <summary>Geometries that others wrote. Whatever is wrong with one is the same exception; one that is read lies on the earth.</summary>
internal static class ForeignGeometry
{
    /// <summary>How deep collections may lie in one another: what reads them calls itself for each.</summary>
    public const int MaxDepth = 32;

    // Shapes across the antimeridian are often written on beyond it.
    private const double MaxLongitude = 360;
    private const double MaxLatitude = 90;

    // Where a border was computed, a pole may be a little off.
    private const double Tolerance = 1e-6;

    /// <summary>Reads and writes geometries as GeoJSON.</summary>
    public static JsonSerializerOptions GeoJson { get; } = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <summary>Reads GeoJSON; null for null.</summary>
    /// <exception cref="FormatException">It is none, or does not lie on the earth.</exception>
    public static Geometry? OfGeoJson(JsonElement json) => json.ValueKind == JsonValueKind.Null ? null : Read(() => json.Deserialize<Geometry>(GeoJson));

    /// <summary>Reads well-known text.</summary>
    /// <exception cref="FormatException">It is none, or does not lie on the earth.</exception>
    public static Geometry OfText(string text)
    {
        var depth = 0;
        foreach (var letter in text)
        {
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (depth > MaxDepth)
                throw new FormatException($"it has more than {MaxDepth} brackets in one another");
        }

        return Read(() => new WKTReader().Read(text)) ?? throw new FormatException("it is empty");
    }

    /// <summary>Reads well-known binary.</summary>
    /// <exception cref="FormatException">It is none, or does not lie on the earth.</exception>
    public static Geometry OfBinary(byte[] bytes)
    {
        WkbShape.Check(bytes);
        return Read(() => new WKBReader().Read(bytes)) ?? throw new FormatException("it is empty");
    }

    // The readers have no exception of their own for all that can be wrong: numbers of points that no ring has, members of another kind, parts that are null.
    private static Geometry? Read(Func<Geometry?> read)
    {
        Geometry? geometry;
        try
        {
            geometry = read();
        }
        catch (Exception e) when (e is JsonException or ParseException or FormatException or ArgumentException or InvalidOperationException or InvalidCastException or NotSupportedException
            or NullReferenceException or IndexOutOfRangeException or OverflowException or KeyNotFoundException or IOException)
        {
            throw new FormatException(e.Message, e);
        }

        geometry?.Apply(new EarthCheck());
        return geometry;
    }

    /// <summary>Refuses what does not lie on the earth.</summary>
    private sealed class EarthCheck : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => false;

        public void Filter(CoordinateSequence sequence, int i)
        {
            var (x, y) = (sequence.GetX(i), sequence.GetY(i));
            if (!(Math.Abs(x) <= MaxLongitude + Tolerance && Math.Abs(y) <= MaxLatitude + Tolerance))
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"it has a vertex at longitude {x}, latitude {y}, which is nowhere on the earth"));
        }
    }
}
