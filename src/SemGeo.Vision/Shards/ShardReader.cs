using SemGeo.Geography;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Shards;

/// <summary>Reads the photos of a shard one after the other without their bytes: only headers and metadata are touched.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>.tar in WebDataset's layout: files of one name before the first dot belong together, an image and, where there is one, a .json with id, latitude, longitude and more.</item>
/// <item>.msg, .msgpack in the authors' layout: maps one after the other, with the keys image and id and perhaps latitude and longitude.</item>
/// <item>A photo whose JSON cannot be read keeps its name in the shard; <see cref="ShardPhoto.Problem"/> has the reason. Names lead nowhere: nothing is unpacked.</item>
/// <item>A damaged shard ends where the damage begins, which <see cref="Damage"/> tells. Nothing larger than a header or a JSON of 1 MiB is held.</item>
/// </list>
/// Used by one thread.
/// </remarks>
public abstract class ShardReader : IDisposable
{
    private protected ShardReader(string path) => Path = path;

    /// <summary>The shard.</summary>
    public string Path { get; }

    /// <summary>The photo that <see cref="Read"/> moved to.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public ShardPhoto Photo => Current ?? throw new InvalidOperationException("The reader stands on no photo: call Read first.");

    /// <summary>Why the shard ended too early; null where it did not (so far).</summary>
    public ShardDamage? Damage { get; private protected set; }

    private protected ShardPhoto? Current { get; set; }

    /// <summary>Opens a shard.</summary>
    /// <param name="path">The file; its name tells the kind.</param>
    /// <exception cref="ShardException">It cannot be opened, is no regular file, or its name is not that of a shard.</exception>
    public static ShardReader Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!ShardFiles.IsShard(path))
            throw new ShardException($"'{path}' is no shard: its name ends neither in .tar nor in .msg or .msgpack (compressed ones are to be unpacked first).");
        var window = FileWindow.Open(path);
        return ShardFiles.IsTar(path) ? new TarShardReader(window) : new MessagePackShardReader(window);
    }

    /// <summary>Moves to the next photo.</summary>
    /// <returns>False at the end, and where the shard is damaged.</returns>
    /// <exception cref="IOException">The disk refuses. Whatever the file holds throws nothing: see <see cref="Damage"/> and <see cref="ShardPhoto.Problem"/>.</exception>
    public abstract bool Read();

    /// <summary>Closes the file.</summary>
    public abstract void Dispose();
}

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

/// <summary>Where a shard could not be read on: what comes after is left out.</summary>
/// <param name="Path">The shard.</param>
/// <param name="Offset">The first byte that is left out.</param>
/// <param name="Reason">What is wrong there.</param>
public sealed record ShardDamage(string Path, long Offset, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"'{Path}' cannot be read from byte {Offset} on: {Reason}";
}
