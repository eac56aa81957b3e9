using SemGeo.Files;
using SemGeo.Geocoding.Embedded;
using SemGeo.Locations;
using SemGeo.Partitioning;
using SemGeo.Partitioning.Authors;
using SemGeo.Pipelines.Output;
using SemGeo.Reports.Mapping;
using SemGeo.Reports.Partitionings;

namespace SemGeo.Pipelines.Partitioning;

/// <summary>Writes what was asked for of a partitioning.</summary>
internal static class PartitionOutputs
{
    /// <summary>Whether a name says that a report is wanted as a page.</summary>
    private static bool IsPage(string path) => Path.GetExtension(path).ToLowerInvariant() is ".html" or ".htm";

    /// <summary>Writes all outputs of a request.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="set">The partitioning.</param>
    /// <param name="borders">The geometry of its locations; null where nobody knows any.</param>
    /// <param name="hulls">The hulls of its photos; null where there are none.</param>
    public static void Write(PartitionRequest request, PartitioningSet set, LocationTable? borders, PhotoHulls? hulls)
    {
        if (request.Output is { } output)
        {
            PartitioningSetFile.Save(set, output);
            Console.WriteLine($"partitioning: {output}");
        }

        if (request.Authors is { } folder)
        {
            AuthorsFiles.Write(AuthorsPartitioning.From(set), folder);
            Console.WriteLine($"authors' files: {folder}");
        }

        if (request.Report is { } report)
            TextFile.Write(report, writer => WriteReport(PartitioningReport.Of(set), writer, report));

        if ((request.GeoJson ?? request.Map) is null)
            return;
        var gazetteer = Gazetteer.LoadEmbedded();
        var isGazetteers = set.Source.Provider == GazetteerGeocoder.Provider && Gazetteer.ChangesSince(set.Source.DataVersion) is not null;
        if (request.GeoJson is { } geoJson)
        {
            var shapes = isGazetteers && request.SimplifyDegrees > 0
                ? new CellShapes(set, gazetteer.SimplifyBorders(request.SimplifyDegrees), hulls)
                : new CellShapes(set, borders, hulls, request.SimplifyDegrees);
            AtomicFile.Write(geoJson, path =>
            {
                using var stream = File.Create(path);
                CellGeoJson.Write(set, shapes.All(), stream);
            });
            Console.WriteLine($"GeoJSON: {geoJson} ({new FileInfo(geoJson).Length / 1e6:0.0} MB)");
        }

        if (request.Map is { } map)
        {
            var drawing = new PartitioningMap(set, gazetteer, isGazetteers ? null : borders ?? new LocationTable(), hulls);
            TextFile.Write(map, writer => drawing.WriteHtml(writer, request.Title ?? TitleOf(set)));
            Console.WriteLine($"map: {map} ({new FileInfo(map).Length / 1e6:0.0} MB)");
        }
    }

    private static void WriteReport(PartitioningReport report, TextWriter writer, string name)
    {
        if (IsPage(name))
            PartitioningReportPage.Write(writer, report);
        else if (Path.GetExtension(name).Equals(".csv", StringComparison.OrdinalIgnoreCase))
            report.WriteCsv(writer);
        else
            report.WriteMarkdown(writer);
    }

    private static string TitleOf(PartitioningSet set) => set.Scheme switch
    {
        PartitioningScheme.Semantic => $"Semantic partitioning {{{string.Join(", ", set.Levels.Select(level => level.Threshold))}}}",
        PartitioningScheme.AdaptiveS2 => $"Adaptive S2 cells {{{string.Join(", ", set.Levels.Select(level => level.Threshold))}}}",
        PartitioningScheme.Countries => "Countries",
        _ => "Combinatorial partitioning",
    };
}
