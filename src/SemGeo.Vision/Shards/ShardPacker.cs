using SemGeo.Files;
using SemGeo.Geography;
using SemGeo.Imaging;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Shards;

/// <summary>Packs a collection of photos into tar shards: few large files that are read from their beginning to their end, with photos no larger than training needs.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Shards are "shard-000000.tar" and so on, in WebDataset's layout: NNN.jpg and NNN.json, NNN the photo's row in the collection.</item>
/// <item>A shard is there whole or not at all. A run that was ended, however, goes on after its last complete shard: it checks that the photos are the same. The same photos give the same bytes.</item>
/// <item>Memory: 16 photos a thread.</item>
/// </list>
/// </remarks>
public sealed class ShardPacker
{
    private const int PhotosPerWorker = 16;

    private readonly ShardPackOptions _options;
    private readonly PhotoShrinker _shrinker;

    /// <summary>Creates a packer.</summary>
    /// <param name="decoder">Decodes the photos.</param>
    /// <param name="encoder">Encodes those that are scaled down.</param>
    /// <param name="options">Not to be changed while packing.</param>
    /// <exception cref="ArgumentException">Options are wrong.</exception>
    public ShardPacker(IImageDecoder decoder, IImageEncoder encoder, ShardPackOptions options)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _shrinker = new(decoder, encoder, options);
    }

    /// <summary>Packs a collection, or goes on with it.</summary>
    /// <param name="photos">The photos, in an order that is the same in every run; read once.</param>
    /// <param name="folder">The folder of the shards, made where it is not there.</param>
    /// <param name="progress">Hears of every 16 photos and of the end; null for nobody.</param>
    /// <param name="cancellation">Stops; the same call goes on later.</param>
    /// <exception cref="ShardException">The folder holds shards of other photos or made with other options, or another process packs into it.</exception>
    /// <exception cref="BadImageException">A photo cannot be used, and the options say Throw.</exception>
    /// <exception cref="OperationCanceledException">Packing was cancelled.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public ShardPackReport Pack(IEnumerable<PhotoToPack> photos, string folder, IProgress<ShardPackProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(photos);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        using var journal = PackJournal.Open(folder, PackJournal.Heading.Of(_options));
        using var run = new PackRun();
        using var rows = run.Hashed(photos).GetEnumerator();
        foreach (var shard in journal.Shards)
            run.Pass(rows, shard, folder);
        run.Resumed = run.Rows;
        using var packed = Shrink(rows, cancellation).GetEnumerator();
        run.Next(packed, _options.OnBadImage);
        while (run.Photo is not null)
        {
            var name = $"shard-{run.Shards:D6}.tar";
            var (start, before) = (run.Bytes, run.Photos);
            AtomicFile.Write(Path.Combine(folder, name), path =>
            {
                using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20);
                using var tar = new TarShardWriter(stream);
                Fill(tar, run, packed, progress);
            });
            journal.Add(run.Complete(name, (int)(run.Photos - before), run.Bytes - start));
        }

        progress?.Report(run.Progress);
        return new(run.Photos, run.Resumed, run.Shards, run.Bytes, run.AllBad) { Repacked = journal.AlteredRows };
    }

    private void Fill(TarShardWriter tar, PackRun run, IEnumerator<PackRun.Item> packed, IProgress<ShardPackProgress>? progress)
    {
        var (bytes, photos) = (0L, 0);
        while (run.Photo is { } next && (photos == 0 || (photos < _options.MaxShardPhotos && bytes + next.Packed.Bytes!.Length <= _options.MaxShardBytes)))
        {
            tar.Write(next.Row, next.Photo, next.Packed);
            photos++;
            bytes += next.Packed.Bytes!.Length;
            run.Take();
            run.Next(packed, _options.OnBadImage);
            if (photos % PhotosPerWorker == 0)
                progress?.Report(run.Progress);
        }
    }

    /// <summary>Decodes, scales and encodes on all threads, some photos a thread at a time, in their order.</summary>
    private IEnumerable<PackRun.Item> Shrink(IEnumerator<PackRun.Item> rows, CancellationToken cancellation)
    {
        var chunk = new List<PackRun.Item>();
        var packed = new PackedPhoto[PhotosPerWorker * _options.Workers];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.Workers, CancellationToken = cancellation };
        do
        {
            chunk.Clear();
            while (chunk.Count < packed.Length && rows.MoveNext())
                chunk.Add(rows.Current);
            Parallel.For(0, chunk.Count, parallel, () => new ImageBytes(), (i, _, reader) =>
            {
                packed[i] = _shrinker.Shrink(chunk[i].Photo, reader);
                return reader;
            }, _ => { });
            for (var i = 0; i < chunk.Count; i++)
                yield return chunk[i] with { Packed = packed[i] };
        }
        while (chunk.Count > 0);
    }
}

/// <summary>A photo that is to go into a shard.</summary>
/// <param name="Id">What it is called.</param>
/// <param name="Path">Its file, or its address in another shard.</param>
/// <param name="Coordinate">Where it was taken, or <see cref="GeoCoordinate.Missing"/>.</param>
/// <param name="Columns">What else is known of it, by name; kept as text.</param>
public sealed record PhotoToPack(string Id, string Path, GeoCoordinate Coordinate, IReadOnlyList<KeyValuePair<string, string>> Columns);

/// <summary>How far packing is.</summary>
/// <param name="Photos">Photos done, those left out included.</param>
/// <param name="Resumed">Those of them that an earlier run has done.</param>
/// <param name="Shards">Shards written.</param>
public readonly record struct ShardPackProgress(long Photos, long Resumed, int Shards);

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
