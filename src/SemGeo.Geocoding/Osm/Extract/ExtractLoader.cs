using SemGeo.Files;
using SemGeo.Geocoding.Osm.Pbf;

namespace SemGeo.Geocoding.Osm.Extract;

/// <summary>
/// Reads a file in three passes: wanted objects; the ways that wanted relations are made of; the positions of the nodes of both. Memory is bounded by what is wanted, and that by the file's size.
/// </summary>
internal static class ExtractLoader
{
    // What a file of any size may hold, and for each of its bytes: real ones have less than one reference a byte, also with each way counted for each area that it bounds, and fewer objects.
    private const long ReferencesOfAny = 500_000, ReferencesOfByte = 16;
    private const long ObjectsOfAny = 250_000, ObjectsOfByte = 2;

    /// <summary>Loads a file.</summary>
    /// <exception cref="OsmFormatException">The file is damaged, or made to exhaust its reader.</exception>
    public static OsmExtract Load(string path, OsmExtractOptions options, IProgress<OsmExtractProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            return LoadWithin(path, options, progress, cancellation);
        }
        catch (ReadLimitException e)
        {
            throw new OsmFormatException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    private static OsmExtract LoadWithin(string path, OsmExtractOptions options, IProgress<OsmExtractProgress>? progress, CancellationToken cancellation)
    {
        using var file = PbfFile.Open(path);
        var budget = new ReadBudget(
            "It", (ReadLimit.NodeReferences, ReferencesOfAny + ReferencesOfByte * file.Length), (ReadLimit.Objects, ObjectsOfAny + ObjectsOfByte * file.Length));
        var selection = new SelectionPass(options, budget);
        file.ReadAll(selection, Report(OsmExtractPhase.Objects), cancellation);
        if (selection.Counts.Nodes == 0 && !file.HasPositionsInWays)
        {
            throw new OsmFormatException(
                $"'{path}' has {selection.Counts.Ways} ways and {selection.Counts.Relations} relations, but no node, and no positions in its ways: nothing in it has a place on earth. Make the extract again with the nodes (osmium tags-filter without --omit-referenced, osmium extract with --strategy complete_ways).");
        }

        var ways = new WayPass(selection.Relations.SelectMany(relation => relation.Members).Select(member => member.Id), budget);
        if (!ways.IsEmpty)
            file.ReadAgain(ways, Report(OsmExtractPhase.Ways), cancellation);
        var nodes = new NodePass(selection.Ways.SelectMany(way => way.Nodes).Concat(ways.Nodes), file.HasPositionsInWays);
        file.ReadAgain(nodes, Report(OsmExtractPhase.Nodes), cancellation);
        var shaper = new FeatureShaper(nodes, ways, budget);
        var features = shaper.Shape(selection, fraction => progress?.Report(new OsmExtractProgress(OsmExtractPhase.Areas, fraction)), cancellation);
        FindStreets(selection, features);
        return new OsmExtract(features, file.Hash, new OsmExtractReport
        {
            Timestamp = file.Header.Timestamp,
            Nodes = selection.Counts.Nodes,
            Ways = selection.Counts.Ways,
            Relations = selection.Counts.Relations,
            HasPositionsInWays = file.HasPositionsInWays,
            SkippedAreas = [.. shaper.Skipped.OrderBy(area => area.Id, StringComparer.Ordinal)],
        });

        Action<long>? Report(OsmExtractPhase phase) =>
            progress is null ? null : position => progress.Report(new OsmExtractProgress(phase, (double)position / file.Length));
    }

    /// <summary>Notes for houses and nodes what street they belong to, where the data says so.</summary>
    private static void FindStreets(SelectionPass selection, OsmFeature[] features)
    {
        var nodes = features.Where(feature => feature.Type == 'N').ToDictionary(feature => feature.Id);
        var streets = new Dictionary<long, OsmFeature>();
        foreach (var (way, refs) in selection.Ways)
        {
            if (way.Shape is null || !way.IsStreet)
                continue;
            streets.TryAdd(way.Id, way);
            foreach (var node in refs)
            {
                if (nodes.TryGetValue(node, out var feature))
                    feature.Street ??= way;
            }
        }

        foreach (var feature in features)
        {
            var kind = feature.Type == 'N' ? OsmKinds.Nodes : feature.Type == 'W' ? OsmKinds.Ways : OsmKinds.Relations;
            if (selection.StreetOfHouse.TryGetValue((kind, feature.Id), out var id) && streets.TryGetValue(id, out var street))
                feature.Street = street;
        }
    }
}
