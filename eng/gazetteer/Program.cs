using System.Diagnostics;
using System.Globalization;
using SemGeo.GazetteerBuild.Areas;
using SemGeo.GazetteerBuild.Borders;
using SemGeo.GazetteerBuild.Output;
using SemGeo.GazetteerBuild.Sources;
using SemGeo.Geocoding.Embedded;
using Embedded = SemGeo.Geocoding.Embedded.Gazetteer;

const int Unit = GazetteerTables.BorderUnitsPerDegree;
if (Argument("--source") is not { } source || Argument("--output") is not { } output)
{
    Console.Error.WriteLine("usage: SemGeo.Gazetteer.Build --source FOLDER --output FILE [--changes-since FILE] [--tolerance DEGREES] [--polygons FILE]   (README.md names the files of the folder)");
    return 2;
}

var tolerance = double.Parse(Argument("--tolerance") ?? "0.001", CultureInfo.InvariantCulture);
var watch = Stopwatch.StartNew();
var corrections = Corrections.Read(Path.Combine(AppContext.BaseDirectory, "corrections.json"));
var folder = new SourceFolder(source, corrections);
var regions = RegionCutter.Cut(folder.ReadRegions(), corrections.Cuts);
foreach (var overlap in OverlapRemover.Remove(regions))
    Console.WriteLine($"  {overlap}");
var redrawer = new OutlineRedrawer(regions);
foreach (var (correction, outline) in folder.ReadOutlines())
    Console.WriteLine($"  {redrawer.Redraw(correction, outline)}");
var faces = Face.Merge(regions);
Say($"{regions.Count} regions, {faces.Count} faces");

var sorter = new PlaceSorter(faces);
sorter.Sort(folder.ReadPlaces());
Say($"{faces.Sum(face => face.Places.Count)} places; {sorter.Moved} moved to the nearest land of their country, {sorter.Strays.Count - sorter.Abroad} to the region of their code, {sorter.Abroad} found in another country's land too, {sorter.Islets} islets added");
foreach (var place in sorter.Foreign)
    Console.WriteLine($"  {place.Name} ({place.Country}, {place.Latitude}, {place.Longitude}) lies in another country's land and far from its own");

var countries = CountryDivision.OfAll(faces);
var tree = new AreaTree(countries, folder.ReadCountryNames(), folder.ReadNames("admin1.json"), folder.ReadNames("admin2.json"));
foreach (var kind in countries.GroupBy(country => country.Nesting).OrderBy(kind => kind.Key))
    Console.WriteLine($"  {kind.Key}: {string.Join(' ', kind.Select(country => country.Code))}");
var cities = SectionCities.Find(tree.AreaOfPlace);
Say($"{tree.Areas.Count} areas; {cities.Count} of {tree.AreaOfPlace.Keys.Count(place => place.IsSection)} city sections have a city");

var topology = new Topology();
for (var i = 0; i < faces.Count; i++)
{
    foreach (var polygon in faces[i].Polygons)
        topology.Add(i, polygon);
}

var arcs = topology.BuildArcs();
Say($"{arcs.Count} arcs with {arcs.Sum(arc => arc.Original.Length)} vertices; {topology.Conflicts} segments claimed twice");
var simplifier = new ArcSimplifier(tolerance * Unit, redrawer.Vertices);
simplifier.Simplify(arcs);
Say(string.Create(CultureInfo.InvariantCulture, $"{arcs.Sum(arc => arc.Kept.Length)} vertices kept in {simplifier.Rounds} rounds; largest error {simplifier.LargestError / Unit:0.000000} degrees; {simplifier.CrossingsInSource} arcs cross in the source"));

var file = GazetteerWriter.Write(tree, faces, arcs, cities, sorter.Strays);
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
File.WriteAllBytes(output, file);
Say($"{output}: {file.Length} bytes");

// What was written is read back, as the library will.
using var written = new MemoryStream(file);
var gazetteer = Embedded.Load(written);
Say($"data version {gazetteer.DataVersion}, {gazetteer.Places.Count} places, {gazetteer.Locations.Count} locations");
if (Argument("--changes-since") is { } earlier)
{
    using var stream = File.OpenRead(earlier);
    var before = Embedded.Load(stream);
    Say($"{ChangeList.Write(before, gazetteer, Path.GetDirectoryName(Path.GetFullPath(output))!)} locations have another address than in version {before.DataVersion}");
}

if (Argument("--polygons") is { } polygons)
    PolygonList.Write(gazetteer, polygons);
return 0;

string? Argument(string name)
{
    var position = Array.IndexOf(args, name);
    return position >= 0 && position + 1 < args.Length ? args[position + 1] : null;
}

void Say(string line) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{watch.Elapsed.TotalSeconds,5:0.0} s] {line}"));
