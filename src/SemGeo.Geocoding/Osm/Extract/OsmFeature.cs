using SemGeo.Geocoding.Osm.Shapes;

namespace SemGeo.Geocoding.Osm.Extract;

/// <summary>An object of OSM that takes part in addresses. Its shape and ranks are set while the extract is loaded, and stay as they are from then on.</summary>
internal sealed class OsmFeature
{
    /// <summary>The administrative level of what has none.</summary>
    public const int NoAdminLevel = 15;

    /// <summary>"N", "W" or "R".</summary>
    public required char Type { get; init; }

    /// <summary>The id among objects of its type.</summary>
    public required long Id { get; init; }

    /// <summary>What it is, and how it is called.</summary>
    public required OsmAttributes Attributes { get; init; }

    /// <summary>The node that the relation names as the place of its label, or 0.</summary>
    public long LabelNode { get; init; }

    /// <summary>Where it is.</summary>
    public OsmShape Shape { get; set; } = null!;

    /// <summary>A point on it: halfway along a line, inside an area.</summary>
    public (double X, double Y) Centre { get; set; }

    /// <summary>The rank by which it is found: 4 = country, 16 = city, 26 = street, 30 = house or point of interest.</summary>
    public int SearchRank { get; set; }

    /// <summary>The rank that it has in an address; 0 where it is no part of addresses.</summary>
    public int AddressRank { get; set; }

    /// <summary>Whether an area has taken this node's place in addresses: Munich the node is Munich the area.</summary>
    public bool IsLinked { get; set; }

    /// <summary>The street that the object belongs to by a relation, or that the node is a part of; null where neither is so.</summary>
    public OsmFeature? Street { get; set; }

    /// <summary>The id of the location.</summary>
    public string LocationId => string.Create(null, $"{Type}{Id}");

    /// <summary>Whether it is an administrative boundary.</summary>
    public bool IsAdministrative => Attributes.Key == "boundary";

    /// <summary>Whether it is a street or path.</summary>
    public bool IsStreet => Type != 'N' && Attributes.Key == "highway" && AddressLevels.IsStreet(Attributes.Value);

    /// <summary>Whether it is of a kind whose areas are part of addresses of what lies in them.</summary>
    public bool MayHoldOthers => Attributes.Key is "boundary" or "place" or "landuse";

    /// <summary>Whether it is a place node.</summary>
    public bool IsPlaceNode => Type == 'N' && Attributes.Key == "place" && SearchRank < 26;

    /// <summary>Whether it is an address: something with a house number or house name.</summary>
    public bool IsAddressPoint => AddressRank == 30 && Attributes.HasHouse;
}
