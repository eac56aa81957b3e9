using System.CommandLine;
using SemGeo.Files;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geocoding.Emp16;
using SemGeo.Geocoding.LocationFiles;
using SemGeo.Locations;
using SemGeo.Partitioning;
using SemGeo.Pipelines.CommandLine;
using SemGeo.Pipelines.Input;
using SemGeo.Pipelines.Partitioning;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo partition</c>: divides the earth by the photos of a collection, without training: a file to train with, a report, maps.</summary>
internal static class PartitionCommand
{
    // A kilometre: all that can be seen on a map of a country, at a tenth of the size.
    private const double SimplifyDegrees = 0.01;

    public static Command Create()
    {
        var (config, set) = (CommonOptions.Config(), CommonOptions.Set());
        var data = new Option<string?>("--data", "-d") { Description = "A table with positions (CSV, TSV, Parquet; .gz, .bz2, .zst), or a file in the EMP-16 format (.jsonl, .jsonl.bz2) with addresses." };
        var from = new Option<string?>("--from") { Description = "Instead of building one: a partitioning that was saved, or a folder of the authors' files (m_*.csv and h_dict.json, or cells_*.csv)." };
        var scheme = new Option<string>("--scheme") { Description = "semp (named places), s2 (adaptive S2 cells), countries, cplanet (combinations).", DefaultValueFactory = _ => PartitionRequest.SemP };
        scheme.AcceptOnlyFromAmong(PartitionRequest.SemP, PartitionRequest.S2, PartitionRequest.Countries, PartitionRequest.CPlaNet);
        var thresholds = new Option<string?>("--thresholds") { Description = "Numbers, fine to coarse, such as 100,125,250: photos that a place needs (semp, countries), most photos of a cell (s2), classes (cplanet). 'auto' scales the paper's to the collection." };
        var least = new Option<int?>("--min-images") { Description = "The base filter of semp, the photos that a cell needs." };
        var areas = new Option<bool>("--areas-only") { Description = "semp: only places with an area." };
        var locations = new Option<string?>("--locations") { Description = "Names and geometry of the locations of a file in the EMP-16 format." };
        var output = new Option<string?>("--output", "-o") { Description = "The partitioning itself, to train with: semgeo train --partitioning FILE." };
        var geoJson = new Option<string?>("--geojson") { Description = "The cells with their polygons, for QGIS or a map." };
        var simplify = new Option<double>("--simplify") { Description = "Simplify the borders in GeoJSON to this many degrees, 0.001 to 1; 0 leaves them as they are.", DefaultValueFactory = _ => SimplifyDegrees };
        var map = new Option<string?>("--map") { Description = "A map as one HTML file that needs no network." };
        var title = new Option<string?>("--title") { Description = "What stands above the map." };
        var authors = new Option<string?>("--authors") { Description = "A folder for the same in the form of the authors' files." };
        var report = new Option<string?>("--report") { Description = "The report as a file: .md, .html or .csv." };
        var command = new Command("partition", "Divides the earth into cells by the photos of a collection, and draws them.")
        {
            data, from, scheme, thresholds, least, areas, locations, output, geoJson, simplify, map, title, authors, report, config, set,
        };
        var (columns, geocoder) = (new ColumnOptions(readsFolders: false, namesPositions: true), new GeocoderOptions());
        columns.AddTo(command);
        geocoder.AddTo(command);
        command.SetAction((arguments, cancellation) =>
        {
            var table = columns.Read(arguments).ForCoordinates();
            table.KeepBadRows = true;
            var request = new PartitionRequest
            {
                Data = arguments.GetValue(data),
                From = arguments.GetValue(from),
                Scheme = arguments.GetRequiredValue(scheme),
                Thresholds = arguments.GetValue(thresholds),
                MinImages = arguments.GetValue(least),
                AreasOnly = arguments.GetValue(areas),
                Columns = table,
                Locations = arguments.GetValue(locations),
                Output = arguments.GetValue(output),
                GeoJson = arguments.GetValue(geoJson),
                SimplifyDegrees = arguments.GetValue(simplify),
                Map = arguments.GetValue(map),
                Title = arguments.GetValue(title),
                Authors = arguments.GetValue(authors),
                Report = arguments.GetValue(report),
                Config = CommonOptions.Read(arguments, config, set),
            };
            Run(request, withGeometry => geocoder.Open(arguments, withGeometry), cancellation);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Run(PartitionRequest request, Func<bool, IReverseGeocoder> open, CancellationToken cancellation)
    {
        if (request.Data is null && request.From is null)
            throw new ArgumentException("Give --data with photos, or --from with a partitioning that exists.");
        foreach (var file in new[] { request.Output, request.GeoJson, request.Map, request.Report }.OfType<string>())
            WritableTarget.RequireFile(file);
        if (request.Authors is { } authors)
            WritableTarget.RequireFolder(authors);
        if (request.SimplifyDegrees is not (0 or (>= 0.001 and <= 1)))
            throw new ArgumentException(FormattableString.Invariant($"--simplify {request.SimplifyDegrees}: give degrees from 0.001 to 1, or 0 for borders as they are."));
        if (request is { Authors: not null, From: null, Scheme: PartitionRequest.Countries or PartitionRequest.CPlaNet })
            throw new ArgumentException($"--authors: the authors have files for semp and s2 alone, none for {request.Scheme}. Write --geojson instead.");
        var isDrawn = (request.GeoJson ?? request.Map) is not null;
        PhotoPositions? photos = request.Data is { } data ? new(data, request.Columns) : null;
        var geocoder = photos is { HasAddresses: false } ? open(isDrawn) : null;
        using var disposal = geocoder as IDisposable;
        var locations = geocoder?.Locations ?? (request.Locations is { } path ? LocationTableFile.Read(path) : new LocationTable());
        var source = geocoder?.Source ?? (request.Data is null ? null : Emp16Geocoder.SourceOf(request.Data));
        var builder = photos is null ? null : new PartitionBuilder(request, photos, geocoder, source!, locations, cancellation);
        var set = request.From is { } from ? PartitioningFiles.Load(from) : Named(builder!.Build());
        PartitioningReport.Of(set).WritePlain(Console.Out);
        if (photos?.Report is { } positions)
            Context.WriteLines(positions);
        if (photos is { Damaged: > 0 })
            Console.Error.WriteLine($"{photos.Damaged} lines of '{request.Data}' could not be read and were left out");
        Console.WriteLine();
        var hulls = isDrawn && set.Scheme is PartitioningScheme.Semantic or PartitioningScheme.Combinatorial ? builder?.HullsOf(set) : null;
        PartitionOutputs.Write(request, set, BordersOf(set, locations), hulls);
    }

    // Cells without names of their own are named by where they are.
    private static PartitioningSet Named(PartitioningSet set) =>
        set.Scheme is PartitioningScheme.AdaptiveS2 or PartitioningScheme.Combinatorial ? set.WithNamesBy(GazetteerGeocoder.LoadEmbedded()) : set;

    // A partitioning made with the gazetteer has the gazetteer's borders, wherever the photos come from.
    private static LocationTable BordersOf(PartitioningSet set, LocationTable locations)
    {
        if (set.Source.Provider != GazetteerGeocoder.Provider)
            return locations;
        return Gazetteer.ChangesSince(set.Source.DataVersion) is null ? locations : Gazetteer.LoadEmbedded().Locations;
    }
}
