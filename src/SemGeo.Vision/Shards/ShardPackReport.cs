using SemGeo.Vision.Input;

namespace SemGeo.Vision.Shards;

/// <summary>What came of packing.</summary>
/// <param name="Photos">Photos in shards.</param>
/// <param name="Resumed">Photos, left-out ones included, that an earlier run had done.</param>
/// <param name="Shards">The shards.</param>
/// <param name="Bytes">The bytes of the photos.</param>
/// <param name="Bad">The photos that were left out, each with its reason.</param>
public sealed record ShardPackReport(long Photos, long Resumed, int Shards, long Bytes, IReadOnlyList<BadImage> Bad)
{
    /// <summary>Photos of an earlier run that were packed again, since its list of shards was altered from there on.</summary>
    public long Repacked { get; init; }
}
