namespace SemGeo.Vision.Shards;

/// <summary>A photo as it goes into a shard, or why it cannot.</summary>
internal readonly record struct PackedPhoto(byte[]? Bytes, string? Reason)
{
    /// <summary>The extension by which readers know the kind.</summary>
    public string Extension => Bytes is [0x89, ..] ? "png" : "jpg";
}
