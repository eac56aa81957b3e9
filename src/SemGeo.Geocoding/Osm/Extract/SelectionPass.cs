using SemGeo.Files;
using SemGeo.Geocoding.Osm.Pbf;
using SemGeo.Geocoding.Osm.Shapes;

namespace SemGeo.Geocoding.Osm.Extract;

/// <summary>The first pass: keeps the objects that addresses need, ways and relations still without positions.</summary>
internal sealed class SelectionPass(OsmExtractOptions options, ReadBudget budget) : OsmVisitor
{
    private const int MaxAdminLevel = 11;

    private readonly TagReader _tags = new(options.Language);

    public override OsmKinds Kinds => OsmKinds.All;

    /// <summary>Nodes that are complete.</summary>
    public List<OsmFeature> Nodes { get; } = [];

    /// <summary>Ways with the ids of their nodes.</summary>
    public List<(OsmFeature Feature, long[] Nodes)> Ways { get; } = [];

    /// <summary>Relations with the ways that are their members.</summary>
    public List<(OsmFeature Feature, OsmMember[] Members)> Relations { get; } = [];

    /// <summary>The street of each house, by relations of the type "associatedStreet": kind and id of the house, id of the way.</summary>
    public Dictionary<(OsmKinds Kind, long Id), long> StreetOfHouse { get; } = [];

    /// <summary>How many nodes, ways and relations there were.</summary>
    public (long Nodes, long Ways, long Relations) Counts { get; private set; }

    public override void Node(long id, int x, int y, in TagList tags)
    {
        Counts = Counts with { Nodes = Counts.Nodes + 1 };
        if (_tags.Read(tags, OsmKinds.Nodes, out var reason) is { } attributes && IsWanted(attributes, reason))
        {
            budget.Take(ReadLimit.Objects, 1);
            Nodes.Add(new OsmFeature { Type = 'N', Id = id, Attributes = attributes, Shape = OsmShape.Line(x, y) });
        }
    }

    public override void Way(long id, ReadOnlySpan<long> nodes, in TagList tags)
    {
        Counts = Counts with { Ways = Counts.Ways + 1 };
        if (nodes.Length < 2 || _tags.Read(tags, OsmKinds.Ways, out var reason) is not { } attributes || !IsWanted(attributes, reason))
            return;
        var isClosed = nodes.Length > 3 && nodes[0] == nodes[^1];
        var isUnnamedPlaza = attributes is { Key: "highway", Name: null } && isClosed && tags.Find("area") == "yes";

        // Of lines only streets are found; small boundaries may be a way.
        if (isClosed ? !isUnnamedPlaza && (reason != MainTags.Reason.Boundary || attributes.AdminLevel > 4) : reason == MainTags.Reason.Street || attributes.HasHouse)
        {
            budget.Take(ReadLimit.Objects, 1);
            budget.Take(ReadLimit.NodeReferences, nodes.Length);
            Ways.Add((new OsmFeature { Type = 'W', Id = id, Attributes = attributes }, nodes.ToArray()));
        }
    }

    public override void Relation(long id, ReadOnlySpan<OsmMember> members, in TagList tags)
    {
        Counts = Counts with { Relations = Counts.Relations + 1 };
        var type = tags.Find("type");
        if (type == "associatedStreet")
            ReadStreet(members);
        else if (type is "multipolygon" or "boundary" && _tags.Read(tags, OsmKinds.Relations, out var reason) is { } attributes && IsWanted(attributes, reason))
        {
            budget.Take(ReadLimit.Objects, members.Length + 1);
            Relations.Add((new OsmFeature { Type = 'R', Id = id, Attributes = attributes, LabelNode = LabelOf(members) }, members.ToArray().Where(member => member.Kind == OsmKinds.Ways).ToArray()));
        }
    }

    private static long LabelOf(ReadOnlySpan<OsmMember> members)
    {
        foreach (var member in members)
        {
            if (member is { Kind: OsmKinds.Nodes, Role: "label" })
                return member.Id;
        }

        return 0;
    }

    private void ReadStreet(ReadOnlySpan<OsmMember> members)
    {
        foreach (var street in members)
        {
            if (street is not { Kind: OsmKinds.Ways, Role: "street" })
                continue;
            budget.Take(ReadLimit.Objects, members.Length);
            foreach (var house in members)
            {
                if (house.Role == "house")
                    StreetOfHouse.TryAdd((house.Kind, house.Id), street.Id);
            }

            return;
        }
    }

    private bool IsWanted(OsmAttributes attributes, MainTags.Reason reason) => reason switch
    {
        MainTags.Reason.Boundary => attributes.AdminLevel is >= 2 and <= MaxAdminLevel,
        MainTags.Reason.Building => (options.UseHouseNumbers && attributes.HasHouse) || (options.UseNamedBuildings && attributes.Name is not null),
        MainTags.Reason.Natural => options.UseNaturalObjects,
        _ => true,
    };
}
