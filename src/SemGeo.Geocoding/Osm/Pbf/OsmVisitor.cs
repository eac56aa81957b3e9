namespace SemGeo.Geocoding.Osm.Pbf;

/// <summary>Receives the objects of a file in their order. What it is given is valid during the call only.</summary>
internal abstract class OsmVisitor
{
    /// <summary>The kinds that it wants to see; others are skipped unread.</summary>
    public abstract OsmKinds Kinds { get; }

    /// <summary>Whether it wants the positions that ways have of their nodes, where they have them.</summary>
    public virtual bool WantsPositionsInWays => false;

    /// <summary>Receives a node.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="x">Longitude in units of 1e-7 degrees, -180 to 180 degrees.</param>
    /// <param name="y">Latitude in units of 1e-7 degrees, -90 to 90 degrees.</param>
    /// <param name="tags">Its tags.</param>
    public virtual void Node(long id, int x, int y, in TagList tags)
    {
    }

    /// <summary>Receives a way with the ids of its nodes.</summary>
    public virtual void Way(long id, ReadOnlySpan<long> nodes, in TagList tags)
    {
    }

    /// <summary>Receives the position that a way has of one of its nodes.</summary>
    /// <param name="node">The node's id.</param>
    /// <param name="x">Longitude in units of 1e-7 degrees, -180 to 180 degrees.</param>
    /// <param name="y">Latitude in units of 1e-7 degrees, -90 to 90 degrees.</param>
    public virtual void Position(long node, int x, int y)
    {
    }

    /// <summary>Receives a relation.</summary>
    public virtual void Relation(long id, ReadOnlySpan<OsmMember> members, in TagList tags)
    {
    }
}
