using SemGeo.Validation;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Shards;

/// <summary>How photos are packed into shards.</summary>
public sealed class ShardPackOptions
{
    /// <summary>The short side that larger photos are scaled down to, in pixels; 0 keeps all photos as they are. Photos that are no larger are copied byte by byte.</summary>
    /// <value>The default value is 320 (paper, Appendix D).</value>
    public int ShortSide { get; set; } = InputConstants.ResizeShortSide;

    /// <summary>The quality of the JPEGs that scaled photos become, 1 to 100.</summary>
    /// <value>The default value is 90.</value>
    public int JpegQuality { get; set; } = 90;

    /// <summary>Bytes of photos of a shard at most, 1 or more; a photo that is larger gets a shard of its own.</summary>
    /// <value>The default value is 256 MiB.</value>
    public long MaxShardBytes { get; set; } = 256L << 20;

    /// <summary>Photos of a shard at most, 1 or more.</summary>
    /// <value>The default value is 10,000.</value>
    public int MaxShardPhotos { get; set; } = 10_000;

    /// <summary>Threads that decode and encode, 1 or more. The shards do not depend on it.</summary>
    /// <value>The default value is the number of processors.</value>
    public int Workers { get; set; } = Environment.ProcessorCount;

    /// <summary>What to do with a photo that cannot be read or decoded.</summary>
    /// <value>The default value is <see cref="BadImagePolicy.Skip"/>: it is left out and listed.</value>
    public BadImagePolicy OnBadImage { get; set; } = BadImagePolicy.Skip;

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(ShardPackOptions));
        errors.Require(ShortSide is >= 0 and <= 65_500, $"ShortSide is {ShortSide}, it must be 0 to 65500.");
        errors.Require(JpegQuality is >= 1 and <= 100, $"JpegQuality is {JpegQuality}, it must be 1 to 100.");
        errors.Require(MaxShardBytes >= 1, $"MaxShardBytes is {MaxShardBytes}, it must be 1 or more.");
        errors.Require(MaxShardPhotos >= 1, $"MaxShardPhotos is {MaxShardPhotos}, it must be 1 or more.");
        errors.Require(Workers >= 1, $"Workers is {Workers}, it must be 1 or more.");
        errors.ThrowIfAny();
    }
}
