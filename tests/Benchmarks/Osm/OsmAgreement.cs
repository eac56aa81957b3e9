using System.Diagnostics;
using System.Globalization;
using SemGeo.Geocoding.Osm;
using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Benchmarks.Osm;

/// <summary>
/// Compares the addresses of <see cref="OsmExtractGeocoder"/> with recorded answers of a Nominatim server, and prints where they differ. Not a benchmark: there is nothing to race against.
/// </summary>
internal static class OsmAgreement
{
    public const string Name = "osm-agreement";

    public const string Usage = "osm-agreement RECORDINGS REGION=FILE.osm.pbf ...";

    /// <summary>Runs the comparison.</summary>
    /// <param name="arguments">The folder of the recorded answers, then extracts by region.</param>
    /// <returns>The exit code: 0 where at least 95 % of the administrative parts agree.</returns>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (arguments.Length < 2)
        {
            Console.Error.WriteLine($"usage: dotnet run -c Release --project tests/Benchmarks -- {Usage}");
            return 2;
        }

        var recorded = RecordedAddress.ReadAll(arguments[0]);
        var total = new Tally();
        foreach (var argument in arguments[1..])
        {
            var region = argument[..argument.IndexOf('=', StringComparison.Ordinal)];
            var geocoder = Load(argument[(region.Length + 1)..]);
            var tally = new Tally();
            foreach (var answer in recorded.Where(answer => answer.Region == region))
                Compare(answer, geocoder, tally);
            Console.WriteLine($"{region}: {tally}");
            MeasureSpeed(geocoder, recorded.Where(answer => answer.Region == region).ToArray());
            total.Add(tally);
        }

        Console.WriteLine($"all: {total}");
        return total.Administrative >= 0.95 * total.Points ? 0 : 1;
    }

    private static OsmExtractGeocoder Load(string path)
    {
        var watch = Stopwatch.StartNew();

        // The recording server answered in English.
        var geocoder = OsmExtractGeocoder.Open(path, new OsmExtractOptions { Language = "en" });
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}: loaded in {watch.Elapsed.TotalSeconds:0.0} s; live {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0:0} MB, peak of the process {process.PeakWorkingSet64 / 1048576.0:0} MB; {geocoder.Report}"));
        foreach (var area in geocoder.Report.SkippedAreas)
            Console.WriteLine($"  {area}");
        return geocoder;
    }

    private static void Compare(RecordedAddress answer, OsmExtractGeocoder geocoder, Tally tally)
    {
        var ours = geocoder.Geocode(new(answer.Latitude, answer.Longitude)).LocationIds.ToArray();
        var ourAdministrative = Array.FindAll(ours, id => geocoder.Locations.TryGet(id, out var location) && location.AdminLevel is not null and not 2);
        var theirAdministrative = answer.Rows.Where(row => row is { IsAdministrative: true, IsCountry: false }).Select(row => row.LocationId).ToArray();
        var isCountry = ours.Length > 0 && geocoder.Locations.TryGet(ours[^1], out var last) && last.AdminLevel == 2;
        var ourIds = isCountry ? ours[..^1] : ours;
        var theirIds = answer.Rows.Where(row => !row.IsCountry).Select(row => row.LocationId).ToArray();
        var sameAdministrative = ourAdministrative.SequenceEqual(theirAdministrative);
        var sameVector = ourIds.SequenceEqual(theirIds);
        tally.Points++;
        tally.Administrative += sameAdministrative ? 1 : 0;
        tally.Vectors += sameVector ? 1 : 0;
        tally.Finest += ourIds.FirstOrDefault() == theirIds.FirstOrDefault() ? 1 : 0;
        if (sameVector)
            return;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {answer.Id} {answer.Latitude}, {answer.Longitude}: {(sameAdministrative ? "other rows differ" : "ADMINISTRATIVE PART DIFFERS")}"));
        Console.WriteLine($"    Nominatim: {string.Join(" | ", answer.Rows.Select(row => $"{row.LocationId} {row.Name}{(row.IsAddress ? "" : " (no part)")}"))}");
        Console.WriteLine($"    ours:      {string.Join(" | ", ours.Select(id => $"{id} {geocoder.Locations.NameOf(id)}"))}");
    }

    /// <summary>Coordinates within some hundred metres of the recorded ones, as photos lie.</summary>
    private static void MeasureSpeed(OsmExtractGeocoder geocoder, RecordedAddress[] around)
    {
        var random = new Random(20221);
        var coordinates = new GeoCoordinate[100_000];
        for (var i = 0; i < coordinates.Length; i++)
            coordinates[i] = new(around[i % around.Length].Latitude + 0.02 * (random.NextDouble() - 0.5), around[i % around.Length].Longitude + 0.02 * (random.NextDouble() - 0.5));
        var addresses = new Address[coordinates.Length];
        var watch = Stopwatch.StartNew();
        geocoder.Geocode(coordinates, addresses);
        var first = watch.Elapsed.TotalSeconds;
        watch.Restart();
        geocoder.Geocode(coordinates, addresses);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {coordinates.Length / first:0} coordinates/s at first, {coordinates.Length / watch.Elapsed.TotalSeconds:0} when their addresses are known; {addresses.Count(address => address.IsEmpty)} of {coordinates.Length} empty"));
    }

    private sealed class Tally
    {
        public int Points { get; set; }

        public int Administrative { get; set; }

        public int Vectors { get; set; }

        public int Finest { get; set; }

        public void Add(Tally other)
        {
            Points += other.Points;
            Administrative += other.Administrative;
            Vectors += other.Vectors;
            Finest += other.Finest;
        }

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Points} points; the administrative part agrees in {Administrative} ({(double)Administrative / Points:0.0 %}), the finest location in {Finest}, the whole vector in {Vectors}");
    }
}
