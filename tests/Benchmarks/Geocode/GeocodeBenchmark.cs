using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using NetTopologySuite.IO;
using SemGeo.Benchmarks.Framework;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Testing;

namespace SemGeo.Benchmarks.Geocode;

/// <summary>
/// Reverse geocoding against a spatial join of geopandas (STRtree) over the same polygons with a k-d tree over the same places.
/// The coordinates are like those of photos: most of them about places, by population, and some anywhere on earth.
/// </summary>
internal sealed class GeocodeBenchmark : IBenchmark
{
    private const int Seed = 20221;

    public string Name => "geocode";

    public string Description => "embedded gazetteer against a geopandas join plus a k-d tree, same polygons and places";

    public BenchmarkResult Run(bool small)
    {
        var watch = Stopwatch.StartNew();
        var geocoder = GazetteerGeocoder.LoadEmbedded();
        using (var process = Process.GetCurrentProcess())
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"loaded in {watch.Elapsed.TotalMilliseconds:0} ms; process {process.WorkingSet64 / 1048576.0:0} MB"));
        var coordinates = MakeCoordinates(geocoder.Gazetteer.Places, small ? 100_000 : 400_000);
        var addresses = new Address[coordinates.Length];
        using var folder = new TemporaryFolder();
        Export(geocoder, coordinates, folder.Path);
        using var baseline = PythonBaseline.Start("Geocode/geocode_baseline.py", ["numpy", "scipy", "shapely", "geopandas", "rtree"], folder.Path);

        // The runtime compiles hot loops again when they have run for a while; that belongs to no round.
        for (var warmUp = 0; warmUp < 5; warmUp++)
            geocoder.Geocode(coordinates, addresses);
        var result = AlternatingRunner.Run(
            3, coordinates.Length, "coordinates/s", () => geocoder.Geocode(coordinates, addresses), baseline is null ? null : () => baseline.Run());
        if (baseline is not null)
            Compare(addresses, geocoder, folder.Path);
        GeocodeColumn.Measure(geocoder, coordinates);
        return result;
    }

    private static GeoCoordinate[] MakeCoordinates(IReadOnlyList<GazetteerPlace> places, int count)
    {
        var random = new Random(Seed);
        var cumulated = new double[places.Count];
        var total = 0.0;
        for (var i = 0; i < places.Count; i++)
            cumulated[i] = total += 1000 + places[i].Population;
        var coordinates = new GeoCoordinate[count];
        for (var i = 0; i < count; i++)
        {
            if (i % 20 == 0)
            {
                coordinates[i] = new(Math.Asin(2 * random.NextDouble() - 1) * 180 / Math.PI, 360 * random.NextDouble() - 180);
                continue;
            }

            var found = Array.BinarySearch(cumulated, random.NextDouble() * total);
            var place = places[Math.Min(found < 0 ? ~found : found, places.Count - 1)].Coordinate;
            coordinates[i] = new(Math.Clamp(place.Latitude + Spread(), -90, 90), Math.Clamp(place.Longitude + Spread(), -180, 180));
        }

        return coordinates;

        // Two in three within some kilometres, the tail over some tens.
        double Spread() => 0.05 * (random.NextDouble() - 0.5) / (0.1 + random.NextDouble());
    }

    /// <summary>Writes what the baseline works on: the polygons of each face as a line of hexadecimal WKB, the places, the coordinates.</summary>
    private static void Export(GazetteerGeocoder geocoder, GeoCoordinate[] coordinates, string folder)
    {
        var tables = geocoder.Gazetteer.Tables;
        var builder = new GazetteerBorderBuilder(tables.Arcs);
        var writer = new WKBWriter();
        File.WriteAllLines(Path.Combine(folder, "polygons.txt"), Enumerable.Range(0, tables.Faces.Count).Select(face => Convert.ToHexString(writer.Write(builder.Build(new HashSet<int> { face })))));
        double[] places = [.. geocoder.Gazetteer.Places.SelectMany(place => new[] { place.Coordinate.Latitude, place.Coordinate.Longitude })];
        File.WriteAllBytes(Path.Combine(folder, "places.f64"), MemoryMarshal.AsBytes(places.AsSpan()));
        File.WriteAllBytes(Path.Combine(folder, "coordinates.f64"), MemoryMarshal.AsBytes(coordinates.AsSpan()));
    }

    /// <summary>Prints how often both name the same region and place: a benchmark of wrong answers is worth nothing.</summary>
    private static void Compare(Address[] addresses, GazetteerGeocoder geocoder, string folder)
    {
        var tables = geocoder.Gazetteer.Tables;
        var faces = MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(Path.Combine(folder, "faces.i32")));
        var places = MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(Path.Combine(folder, "nearest.i32")));
        var (land, sameRegion, sameCountry, samePlace) = (0, 0, 0, 0);
        for (var i = 0; i < addresses.Length; i++)
        {
            if (faces[i] < 0)
                continue;
            land++;
            var area = tables.Faces.Area[faces[i]];
            sameRegion += addresses[i].LocationIds.Contains(tables.Areas.Id[area]) ? 1 : 0;
            while (tables.Areas.Parent[area] >= 0)
                area = tables.Areas.Parent[area];
            sameCountry += addresses[i].LocationIds[^1] == tables.Areas.Id[area] ? 1 : 0;
            samePlace += addresses[i].LocationIds[0] == $"G{tables.Places.GeoNameId[places[i]]}" ? 1 : 0;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{land} of {addresses.Length} coordinates on land; of these the same country {(double)sameCountry / land:0.0000}, region {(double)sameRegion / land:0.0000} and place {(double)samePlace / land:0.0000} (the baseline takes the nearest place, across borders and at any distance)"));
    }
}
