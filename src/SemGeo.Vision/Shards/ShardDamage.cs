namespace SemGeo.Vision.Shards;

/// <summary>Where a shard could not be read on: what comes after is left out.</summary>
/// <param name="Path">The shard.</param>
/// <param name="Offset">The first byte that is left out.</param>
/// <param name="Reason">What is wrong there.</param>
public sealed record ShardDamage(string Path, long Offset, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"'{Path}' cannot be read from byte {Offset} on: {Reason}";
}
