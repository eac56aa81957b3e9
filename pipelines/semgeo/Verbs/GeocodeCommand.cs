using System.CommandLine;
using System.Globalization;
using SemGeo.Files;
using SemGeo.Geocoding.DataSets;
using SemGeo.Geocoding.Nominatim;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Pipelines.CommandLine;
using SemGeo.Pipelines.Input;
using SemGeo.Pipelines.Output;
using SemGeo.Tables;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo geocode</c>: which named places do these coordinates lie in?</summary>
internal static class GeocodeCommand
{
    private const int ListedBadRows = 10;

    public static Command Create()
    {
        var geocoder = new GeocoderOptions();
        var latitude = new Option<double?>("--lat") { Description = "The latitude of one coordinate, whose address is printed." };
        var longitude = new Option<double?>("--lon") { Description = "The longitude of one coordinate." };
        var data = new Option<string?>("--data", "-d") { Description = "A table with a heading line (CSV, TSV, Parquet; .gz, .bz2, .zst): latitude or lat, longitude, lon or lng, and id where there is one." };
        var output = new Option<string?>("--output", "-o") { Description = "The file to write, JSON Lines in the EMP-16 form; a name that ends in .bz2 is compressed. An interrupted run goes on where it was." };
        var locations = new Option<string?>("--locations") { Description = "A file to write the locations to, with their attributes: .csv, .geojson or .jsonl." };
        var minImages = new Option<int>("--min-images") { Description = "h and the locations keep places with at least this many rows (the paper takes 50); h_raw keeps all.", DefaultValueFactory = _ => 1 };
        var simplify = new Option<double>("--simplify") { Description = "Simplify the locations' geometries to this many degrees." };
        var noGeometry = new Option<bool>("--no-geometry") { Description = "Write the locations without geometries." };
        var restart = new Option<bool>("--restart") { Description = "Begin anew, whatever an interrupted run left." };
        var idColumn = new Option<string?>("--id-column") { Description = "The heading of the ids: short for --column id=HEADING." };
        var columns = new ColumnOptions(readsFolders: false, namesPositions: true);
        var command = new Command("geocode", "Finds the named places that coordinates lie in.") { latitude, longitude, data, output, locations, minImages, simplify, noGeometry, restart, idColumn };
        columns.AddTo(command);
        geocoder.AddTo(command);
        command.SetAction((arguments, cancellation) =>
        {
            var (lat, lon, table) = (arguments.GetValue(latitude), arguments.GetValue(longitude), arguments.GetValue(data));
            if (table is null == (lat is null && lon is null) || lat is null != lon is null)
                throw new ArgumentException("Give one coordinate by --lat and --lon, or a table by --data and --output.");
            if (table is null)
                return Task.FromResult(PrintOne(new GeoCoordinate(lat!.Value, lon!.Value), arguments, geocoder));
            var settings = columns.Read(arguments);
            settings.Name(TableColumn.Id, arguments.GetValue(idColumn));
            var tableOptions = settings.ForCoordinates();
            var options = new ExtendedDataSetOptions
            {
                MinImages = arguments.GetValue(minImages),
                LocationsPath = arguments.GetValue(locations),
                IncludeGeometry = !arguments.GetValue(noGeometry),
                SimplifyDegrees = arguments.GetValue(simplify),
                Restart = arguments.GetValue(restart),
            };
            var result = arguments.GetValue(output) ?? throw new ArgumentException("Give the file to write: --output FILE.jsonl or FILE.jsonl.bz2.");
            WritableTarget.RequireFile(result);
            if (options.LocationsPath is { } places)
                WritableTarget.RequireFile(places);
            Run(table, tableOptions, result, options, () => geocoder.Open(arguments, options.LocationsPath is not null && options.IncludeGeometry), cancellation);
            return Task.FromResult(0);
        });
        return command;
    }

    private static int PrintOne(GeoCoordinate coordinate, ParseResult arguments, GeocoderOptions options)
    {
        if (!coordinate.IsValid)
            throw new ArgumentException(FormattableString.Invariant($"({coordinate.Latitude}, {coordinate.Longitude}) is no coordinate: latitudes lie within -90 to 90 and longitudes within -180 to 180 degrees."));
        var geocoder = options.Open(arguments, withGeometry: false);
        using var disposal = geocoder as IDisposable;
        var addresses = new Address[1];
        geocoder.Geocode([coordinate], addresses);
        var ids = addresses[0].LocationIds;
        Console.WriteLine(ids.IsEmpty ? $"no address: at sea, or nowhere that {geocoder.Source} knows" : geocoder.Locations.TextOf(ids));
        foreach (var id in ids)
            Console.WriteLine(geocoder.Locations.TryGet(id, out var location) ? $"  {id,-12} {location.Name}{(location.Class.Length > 0 ? $" ({location.Class})" : "")}" : $"  {id}");
        return 0;
    }

    private static void Run(string data, CoordinateTableOptions columns, string output, ExtendedDataSetOptions options, Func<IReverseGeocoder> open, CancellationToken cancellation)
    {
        using var table = CoordinateTable.Open(data, columns);

        // Read once before what may take days: it is said now, not then, if most of it cannot be used.
        var positions = CoordinateTable.Inspect(data, columns, cancellation);
        Context.WriteLines(positions);
        positions.ThrowIfMostlyUnreadable();
        if (positions.WithPosition == 0)
            throw new InvalidDataException($"No row of '{data}' has a position that can be used: there is nothing to geocode.");
        var geocoder = open();
        using var disposal = geocoder as IDisposable;
        var started = TimeProvider.System.GetTimestamp();
        var report = ConsoleProgress.Run<ExtendedDataSetProgress, ExtendedDataSetReport>(
            new ConsoleProgressOptions("geocoding") { EstimatesTime = true }, (value, elapsed) => Describe(value, positions.WithPosition, elapsed), progress => ExtendedDataSet.Write(output, table.ReadAll(), geocoder, options, progress, cancellation));
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        foreach (var row in table.BadRows.Take(ListedBadRows))
            Console.Error.WriteLine($"left out: {row}");
        if (table.BadRowCount > ListedBadRows)
            Console.Error.WriteLine($"left out: {table.BadRowCount - ListedBadRows} more rows");
        if (report.AlteredRows > 0)
            Console.Error.WriteLine($"What the earlier run left was altered: {report.AlteredRows} of its rows were geocoded again.");
        if (geocoder is NominatimGeocoder { DamagedAnswers: > 0 and var damaged })
            Console.Error.WriteLine($"{damaged} answer{(damaged == 1 ? "" : "s")} in the cache {(damaged == 1 ? "was" : "were")} altered, and asked for again.");
        Print(report, table.BadRowCount, geocoder.Source, seconds, output, options);
    }

    // "geocoded 4,096 rows, 51,200/s of 100,000"
    private static ProgressLine Describe(ExtendedDataSetProgress value, long rows, TimeSpan elapsed)
    {
        var rate = (value.Rows - value.Resumed) / Math.Max(elapsed.TotalSeconds, 1e-3);
        return new ProgressLine(string.Create(CultureInfo.InvariantCulture, $"geocoded {value.Rows:n0} rows, {rate:n0}/s of {rows:n0}"), Math.Min(1, (double)value.Rows / rows));
    }

    private static void Print(ExtendedDataSetReport report, long bad, GeocoderSource source, double seconds, string output, ExtendedDataSetOptions options)
    {
        var share = report.Rows == 0 ? 0 : 100.0 * report.WithAddress / report.Rows;
        var resumed = report.Resumed > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({report.Resumed:n0} of them in an earlier run)") : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"geocoded {report.Rows:n0} rows{resumed} with {source}: {report.WithAddress:n0} with an address ({share:0.0} %), {report.Rows - report.WithAddress:n0} at sea or unknown, {bad:n0} bad rows left out; {(report.Rows - report.Resumed) / seconds:n0} rows/s: {output}"));
        var kept = options.MinImages > 1 ? string.Create(CultureInfo.InvariantCulture, $", {report.KeptLocations:n0} with at least {options.MinImages} rows") : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Locations:n0} locations{kept}{(options.LocationsPath is { } locations ? $": {locations}" : "")}"));
    }
}
