using SemGeo.Files;
using SemGeo.Locations;

namespace SemGeo.Geocoding.LocationFiles;

/// <summary>
/// Files of locations with the attributes of the extended data set (paper, Appendix B, Table 7): id, localname, category, type, admin_level, isarea, wikidata, wikipedia,
/// population, place, geometry and centroid, and the location's class beside them. The file's name tells the format.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item><c>.jsonl</c>, <c>.jsonl.bz2</c>: a location a line, as Nominatim's details answers have them: the form in which EMP-16 has its locations. Read and written in a stream.</item>
/// <item><c>.csv</c>: a heading line; columns are found by name, absent ones count as unknown; geometry is well-known text.</item>
/// <item><c>.geojson</c>, <c>.json</c>: a FeatureCollection; a location without geometry has its centroid there, so that maps show it. Read as a whole.</item>
/// </list>
/// Longitude stands before latitude in all geometries. In CSV and JSON Lines an administrative level of 15, Nominatim's "none", is read as none.
/// </remarks>
public static class LocationTableFile
{
    /// <summary>Reads a table.</summary>
    /// <param name="path">The file; one compressed with bzip2 is read too.</param>
    /// <param name="damaged">Receives what is wrong with entries that cannot be read, which are passed over then; with null such an entry is an error.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="LocationTableFileException">The name tells no format, the file is damaged as a whole, or an entry is and <paramref name="damaged"/> is null.</exception>
    public static LocationTable Read(string path, ICollection<string>? damaged = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var format = FormatOf(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file of locations '{path}'.", path);
        using var stream = CompressedFile.OpenRead(path);
        var table = new LocationTable();
        var entries = format switch
        {
            Format.Csv => LocationCsv.Read(stream),
            Format.GeoJson => LocationGeoJson.Read(stream),
            _ => LocationJsonLines.Read(stream),
        };
        try
        {
            foreach (var (location, error) in entries)
            {
                if (location is not null)
                    table.Add(location);
                else if (damaged is not null)
                    damaged.Add(error!);
                else
                    throw new LocationTableFileException($"'{path}', {error}. Mend it, or read the table without it.");
            }
        }
        catch (Exception e) when (e is InvalidDataException or ReadLimitException)
        {
            throw new LocationTableFileException($"'{path}' cannot be read as locations: {e.Message}", e);
        }

        return table;
    }

    /// <summary>Writes a table, beside the target first, so that the file is the old one or the whole new one.</summary>
    /// <param name="path">The file; .bz2 at its end compresses it.</param>
    /// <param name="locations">The table.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or no number.</exception>
    /// <exception cref="LocationTableFileException">The name tells no format.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static void Write(string path, LocationTable locations, LocationTableFileOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(locations);
        options ??= new LocationTableFileOptions();
        if (!(options.SimplifyDegrees >= 0) || double.IsInfinity(options.SimplifyDegrees))
            throw new ArgumentOutOfRangeException(nameof(options), options.SimplifyDegrees, "SimplifyDegrees is a distance in degrees, 0 or more.");
        var format = FormatOf(path);
        var entries = LocationEntry.Of(locations, options);
        AtomicFile.Write(path, beside =>
        {
            using var stream = CompressedFile.Create(beside, CompressedFile.IsNamedCompressed(path));
            switch (format)
            {
                case Format.Csv:
                    LocationCsv.Write(stream, entries);
                    break;
                case Format.GeoJson:
                    LocationGeoJson.Write(stream, entries);
                    break;
                default:
                    LocationJsonLines.Write(stream, entries);
                    break;
            }
        });
    }

    /// <summary>Whether the name of a file tells a format that this class knows.</summary>
    public static bool IsKnown(string path) => TryFormatOf(path) is not null;

    private static Format FormatOf(string path) =>
        TryFormatOf(path) ?? throw new LocationTableFileException($"The name '{path}' tells no format of locations: end it in .csv, .geojson, .json or .jsonl, with .bz2 behind it or not.");

    private static Format? TryFormatOf(string path) => Path.GetExtension(CompressedFile.PlainName(path)).ToLowerInvariant() switch
    {
        ".csv" => Format.Csv,
        ".geojson" or ".json" => Format.GeoJson,
        ".jsonl" or ".ndjson" => Format.JsonLines,
        _ => null,
    };

    private enum Format
    {
        Csv,
        GeoJson,
        JsonLines,
    }
}
