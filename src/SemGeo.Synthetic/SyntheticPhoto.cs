using SemGeo.Geography;

namespace SemGeo.Synthetic;

/// <summary>What is known of one synthetic photo besides its pixels.</summary>
public sealed record SyntheticPhoto
{
    /// <summary>The photo's number in its set, from 0; training photos come first.</summary>
    public required int Index { get; init; }

    /// <summary>The photo's id, unique in its set ("earth-000017").</summary>
    public required string Id { get; init; }

    /// <summary>Whether it is one of the held-out photos, whose places no training photo shows.</summary>
    public required bool IsHeldOut { get; init; }

    /// <summary>The place that the photo is labelled with.</summary>
    public required SyntheticPlace Place { get; init; }

    /// <summary>The labelled position, some hundred metres to some kilometres from the centre of <see cref="Place"/>; degrees, rounded to 1e-6.</summary>
    public required GeoCoordinate Coordinate { get; init; }

    /// <summary>The place that is drawn: <see cref="Place"/>, unless labels were shuffled.</summary>
    public required SyntheticPlace DrawnPlace { get; init; }

    /// <summary>The position that is drawn: <see cref="Coordinate"/>, unless labels were shuffled.</summary>
    public required GeoCoordinate DrawnCoordinate { get; init; }

    /// <summary>The local solar time at which the photo pretends to be taken.</summary>
    public required DateTime TakenAt { get; init; }
}
