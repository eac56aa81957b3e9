namespace SemGeo.Geocoding.Osm;

/// <summary>What loading an extract is busy with, in this order.</summary>
public enum OsmExtractPhase
{
    /// <summary>The first pass over the file: which objects are wanted.</summary>
    Objects,

    /// <summary>The second pass: the ways that areas are made of.</summary>
    Ways,

    /// <summary>The third pass: the positions of their nodes.</summary>
    Nodes,

    /// <summary>Areas are assembled.</summary>
    Areas,

    /// <summary>Ranks are worked out, and indexes built.</summary>
    Indexes,
}
