using Microsoft.ML;
using SemGeo.Locations;
using SemGeo.ML.Views;

namespace SemGeo.ML.Geocoding;

/// <summary>
/// What an address column says of its own ids: the provider and its data's version, and, written only when somebody asks, the
/// locations behind the ids. Later steps so get names without knowing the geocoder.
/// </summary>
internal static class GeocoderAnnotations
{
    private const string SourceKind = "GeocoderSource";
    private const string LocationsKind = "Locations";

    public static void Add(DataViewSchema.Annotations.Builder builder, Func<GeocoderSource> source, Func<LocationTable> locations)
    {
        Annotation.AddBytes(builder, SourceKind, () => Write(writer =>
        {
            var (provider, dataVersion) = source();
            writer.Write(provider);
            writer.Write(dataVersion);
        }));
        Annotation.AddBytes(builder, LocationsKind, () => Write(writer => LocationTableFormat.Write(writer, locations())));
    }

    /// <summary>The provider of a column's ids; null where the column does not say.</summary>
    public static GeocoderSource? SourceOf(DataViewSchema.Column column)
    {
        if (Annotation.ReadBytes(column, SourceKind) is not { } bytes)
            return null;
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return new GeocoderSource(reader.ReadString(), reader.ReadString());
    }

    /// <summary>The locations behind a column's ids; an empty table where the column does not say.</summary>
    public static LocationTable LocationsOf(DataViewSchema.Column column)
    {
        if (Annotation.ReadBytes(column, LocationsKind) is not { } bytes)
            return new LocationTable();
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return LocationTableFormat.Read(reader);
    }

    private static byte[] Write(Action<BinaryWriter> write)
    {
        var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
            write(writer);
        return stream.ToArray();
    }
}
