using System.Globalization;
using SemGeo.Geocoding.Osm.Pbf;
using SemGeo.Tests;

namespace SemGeo.Benchmarks.Osm;

/// <summary>
/// Cuts a small extract for the tests: all boundaries, places and residential areas, and the streets and objects near the recorded points of a region. The tests' golden extracts were made by it.
/// </summary>
internal static class OsmCut
{
    public const string Name = "osm-cut";

    public const string Usage = "osm-cut RECORDINGS REGION=FILE.osm.pbf OUTPUT.osm.pbf DEGREES";

    /// <summary>Runs the cut.</summary>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (arguments.Length != 4)
        {
            Console.Error.WriteLine($"usage: dotnet run -c Release --project tests/Benchmarks -- {Usage}");
            return 2;
        }

        var region = arguments[1][..arguments[1].IndexOf('=', StringComparison.Ordinal)];
        var points = RecordedAddress.ReadAll(arguments[0]).Where(answer => answer.Region == region).Select(answer => ((int)(answer.Longitude * 1e7), (int)(answer.Latitude * 1e7))).ToArray();
        using var file = PbfFile.Open(arguments[1][(region.Length + 1)..]);
        var near = new NearNodes(points, (int)(double.Parse(arguments[3], CultureInfo.InvariantCulture) * 1e7));
        file.ReadAll(near, null, default);
        var boundaries = new Boundaries();
        file.ReadAgain(boundaries, null, default);
        var chosen = new ChosenWays(near.Ids, boundaries.Ways);
        file.ReadAgain(chosen, null, default);
        var writer = new PbfWriter();
        file.ReadAgain(new Writing(writer, near.Ids, chosen, boundaries.Ids), null, default);
        writer.Save(arguments[2]);
        Console.WriteLine($"{arguments[2]}: {new FileInfo(arguments[2]).Length} bytes");
        return 0;
    }

    private static string[] Texts(in TagList tags)
    {
        var texts = new List<string>();
        for (var i = 0; i < tags.Count; i++)
        {
            if (tags.Key(i) is not ("source" or "note" or "created_by") && (!tags.Key(i).StartsWith("name:", StringComparison.Ordinal) || tags.Key(i) == "name:en" || tags.Find("name") is null))
                texts.Add($"{tags.Key(i)}={tags.Value(i)}");
        }

        return [.. texts];
    }

    private sealed class NearNodes((int X, int Y)[] points, int radius) : OsmVisitor
    {
        public override OsmKinds Kinds => OsmKinds.Nodes;

        public HashSet<long> Ids { get; } = [];

        public override void Node(long id, int x, int y, in TagList tags)
        {
            if (Array.Exists(points, point => Math.Abs((long)point.X - x) < radius && Math.Abs((long)point.Y - y) < radius))
                Ids.Add(id);
        }
    }

    private sealed class Boundaries : OsmVisitor
    {
        public override OsmKinds Kinds => OsmKinds.Relations;

        public HashSet<long> Ids { get; } = [];

        public HashSet<long> Ways { get; } = [];

        public override void Relation(long id, ReadOnlySpan<OsmMember> members, in TagList tags)
        {
            if (tags.Find("boundary") != "administrative" || !Ids.Add(id))
                return;
            foreach (var member in members)
            {
                if (member.Kind == OsmKinds.Ways)
                    Ways.Add(member.Id);
            }
        }
    }

    private sealed class ChosenWays(HashSet<long> near, HashSet<long> wanted) : OsmVisitor
    {
        public override OsmKinds Kinds => OsmKinds.Ways;

        public HashSet<long> Ids { get; } = [];

        public HashSet<long> Nodes { get; } = [];

        public override void Way(long id, ReadOnlySpan<long> nodes, in TagList tags)
        {
            var isWanted = wanted.Contains(id) || tags.Find("place") is not null || tags.Find("landuse") == "residential";
            if (tags.Find("highway") is not null || tags.Find("amenity") is not null || tags.Find("tourism") is not null || tags.Find("building") is not null)
            {
                foreach (var node in nodes)
                    isWanted |= near.Contains(node);
            }

            if (!isWanted)
                return;
            Ids.Add(id);
            foreach (var node in nodes)
                Nodes.Add(node);
        }
    }

    private sealed class Writing(PbfWriter writer, HashSet<long> near, ChosenWays ways, HashSet<long> boundaries) : OsmVisitor
    {
        public override OsmKinds Kinds => OsmKinds.All;

        public override void Node(long id, int x, int y, in TagList tags)
        {
            if (ways.Nodes.Contains(id) || (tags.Count > 0 && (near.Contains(id) || tags.Find("place") is not null)))
                writer.Node(id, y / 1e7, x / 1e7, near.Contains(id) || tags.Find("place") is not null ? Texts(tags) : []);
        }

        public override void Way(long id, ReadOnlySpan<long> nodes, in TagList tags)
        {
            if (ways.Ids.Contains(id))
                writer.Way(id, nodes.ToArray(), Texts(tags));
        }

        public override void Relation(long id, ReadOnlySpan<OsmMember> members, in TagList tags)
        {
            if (!boundaries.Contains(id))
                return;
            var texts = members.ToArray().Select(member => $"{(member.Kind == OsmKinds.Nodes ? 'N' : member.Kind == OsmKinds.Ways ? 'W' : 'R')}{member.Id}:{member.Role}");
            writer.Relation(id, [.. texts], Texts(tags));
        }
    }
}
