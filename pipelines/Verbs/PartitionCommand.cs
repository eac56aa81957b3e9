using System.CommandLine;
using System.Security.Cryptography;
using SemGeo.Geocoding;
using SemGeo.Partitioning;
using SemGeo.Pipelines.Input;
using SemGeo.Pipelines.Partitioning;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo partition</c>: divides the earth by the photos of a collection, without training: a file to train with, a report, maps.</summary>
internal static class PartitionCommand
{
    public static Command Create()
    {
        var (config, set) = (CommonOptions.Config(), CommonOptions.Set());
        var data = new Option<string?>("--data", "-d") { Description = "A CSV or TSV table with positions, or a file in the EMP-16 format (.jsonl, .jsonl.bz2) with addresses." };
        var from = new Option<string?>("--from") { Description = "Instead of building one: a partitioning that was saved, or a folder of the authors' files (m_*.csv and h_dict.json, or cells_*.csv)." };
        var scheme = new Option<string>("--scheme") { Description = "semp (named places), s2 (adaptive S2 cells), countries, cplanet (combinations).", DefaultValueFactory = _ => PartitionRequest.SemP };
        scheme.AcceptOnlyFromAmong(PartitionRequest.SemP, PartitionRequest.S2, PartitionRequest.Countries, PartitionRequest.CPlaNet);
        var thresholds = new Option<string?>("--thresholds") { Description = "Numbers, fine to coarse, such as 100,125,250: photos that a place needs (semp, countries), most photos of a cell (s2), classes (cplanet). 'auto' scales the paper's to the collection." };
        var least = new Option<int?>("--min-images") { Description = "The base filter of semp, the photos that a cell needs." };
        var areas = new Option<bool>("--areas-only") { Description = "semp: only places with an area." };
        var latitude = new Option<string?>("--latitude") { Description = "The column of latitudes; by default Latitude or LAT." };
        var longitude = new Option<string?>("--longitude") { Description = "The column of longitudes; by default Longitude, LON or LNG." };
        var output = new Option<string?>("--output", "-o") { Description = "The partitioning itself, to train with: semgeo train --partitioning FILE." };
        var geoJson = new Option<string?>("--geojson") { Description = "The cells with their polygons, for QGIS or a map." };
        var map = new Option<string?>("--map") { Description = "A map as one HTML file that needs no network." };
        var title = new Option<string?>("--title") { Description = "What stands above the map." };
        var authors = new Option<string?>("--authors") { Description = "A folder for the same in the form of the authors' files." };
        var report = new Option<string?>("--report") { Description = "The report as a file: .md, .html or .csv." };
        var command = new Command("partition", "Divides the earth into cells by the photos of a collection, and draws them.")
        {
            data, from, scheme, thresholds, least, areas, latitude, longitude, output, geoJson, map, title, authors, report, config, set,
        };
        command.SetAction((arguments, cancellation) =>
        {
            var request = new PartitionRequest
            {
                Data = arguments.GetValue(data),
                From = arguments.GetValue(from),
                Scheme = arguments.GetRequiredValue(scheme),
                Thresholds = arguments.GetValue(thresholds),
                MinImages = arguments.GetValue(least),
                AreasOnly = arguments.GetValue(areas),
                Latitude = arguments.GetValue(latitude),
                Longitude = arguments.GetValue(longitude),
                Output = arguments.GetValue(output),
                GeoJson = arguments.GetValue(geoJson),
                Map = arguments.GetValue(map),
                Title = arguments.GetValue(title),
                Authors = arguments.GetValue(authors),
                Report = arguments.GetValue(report),
                Config = CommonOptions.Read(arguments, config, set),
            };
            Run(request, cancellation);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Run(PartitionRequest request, CancellationToken cancellation)
    {
        if (request.Data is null && request.From is null)
            throw new ArgumentException("Give --data with photos, or --from with a partitioning that exists.");
        PhotoPositions? photos = request.Data is { } data ? new(data, request.Latitude, request.Longitude) : null;
        IReverseGeocoder? geocoder = photos is { HasAddresses: false } ? GazetteerGeocoder.LoadEmbedded() : null;
        var (source, locations) = geocoder is not null ? (geocoder.Source, geocoder.Locations) : (request.Data is null ? new GeocoderSource("unknown", "unknown") : SourceOf(request.Data), new LocationTable());
        var builder = photos is null ? null : new PartitionBuilder(request, photos, geocoder, source, locations, cancellation);
        var set = request.From is { } from ? PartitioningFiles.Load(from) : builder!.Build();
        if (set.Scheme is PartitioningScheme.AdaptiveS2 or PartitioningScheme.Combinatorial && request.From is null)
            set = set.WithNamesBy(geocoder ?? GazetteerGeocoder.LoadEmbedded());
        PartitioningReport.Of(set).WritePlain(Console.Out);
        if (photos is { Damaged: > 0 })
            Console.Error.WriteLine($"{photos.Damaged} lines of '{request.Data}' could not be read and were left out");
        Console.WriteLine();
        var needsHulls = (request.GeoJson ?? request.Map) is not null && set.Scheme is PartitioningScheme.Semantic or PartitioningScheme.Combinatorial;
        PartitionOutputs.Write(request, set, set.Scheme == PartitioningScheme.Countries ? Gazetteer.LoadEmbedded().Locations : locations, needsHulls ? builder?.HullsOf(set) : null);
    }

    private static GeocoderSource SourceOf(string path)
    {
        using var file = File.OpenRead(path);
        return new GeocoderSource("emp16", Convert.ToHexStringLower(SHA256.HashData(file).AsSpan(0, 8)));
    }
}
