using SemGeo.Geography;

namespace SemGeo.Vision.Shards;

/// <summary>A photo of a shard; its pixels stay in the file.</summary>
/// <param name="Id">What the photo is called: the id of its metadata, else its name in the shard.</param>
/// <param name="Address">Where its bytes lie.</param>
/// <param name="Coordinate">Where it was taken, or <see cref="GeoCoordinate.Missing"/>.</param>
/// <param name="Json">Its metadata as a JSON object; empty where there is none.</param>
public sealed record ShardPhoto(string Id, ShardAddress Address, GeoCoordinate Coordinate, ReadOnlyMemory<byte> Json)
{
    /// <summary>What of its metadata could not be read, and is missing or taken from its name; null for nothing.</summary>
    public string? Problem { get; init; }

    /// <summary>Why what stands in the place of its position could not be read; null where it could, or nothing stands there.</summary>
    public string? PositionProblem { get; init; }
}
