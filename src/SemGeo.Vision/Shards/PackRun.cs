using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SemGeo.Geography;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Shards;

/// <summary>Where a run of <see cref="ShardPacker"/> stands.</summary>
internal sealed class PackRun : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<BadImage> _bad = [];
    private string _lastHash = "";
    private int _listed;

    /// <summary>Rows that are in complete shards or left out, or will be with the shard at hand.</summary>
    public long Rows { get; private set; }

    public long Photos { get; private set; }

    public long Bytes { get; private set; }

    public int Shards { get; private set; }

    public long Resumed { get; set; }

    /// <summary>The next photo to write; null at the end.</summary>
    public Item? Photo { get; private set; }

    public IReadOnlyList<BadImage> AllBad => _bad;

    public ShardPackProgress Progress => new(Rows, Resumed, Shards);

    /// <summary>Numbers the rows; what identifies each goes into a hash, so that a run that goes on knows whether they are the same.</summary>
    public IEnumerable<Item> Hashed(IEnumerable<PhotoToPack> photos)
    {
        var row = 0L;
        foreach (var photo in photos)
        {
            Append(photo.Coordinate);
            Append(photo.Id);
            Append(photo.Path);
            foreach (var (name, value) in photo.Columns)
            {
                Append(name);
                Append(value);
            }

            yield return new(row++, photo, default, Convert.ToHexStringLower(_hash.GetCurrentHash()));
        }
    }

    /// <summary>Passes over the rows of a shard that an earlier run has completed.</summary>
    /// <exception cref="ShardException">They are others, or the shard is gone.</exception>
    public void Pass(IEnumerator<Item> rows, PackJournal.Shard shard, string folder)
    {
        while (Rows < shard.Rows && rows.MoveNext())
            (Rows, _lastHash) = (Rows + 1, rows.Current.Hash);
        if (Rows != shard.Rows || _lastHash != shard.Hash)
            throw new ShardException($"The folder '{folder}' holds shards of other photos: up to '{shard.Name}' there were {shard.Rows}, which have other ids, paths or positions now. Pack the same photos, or into another folder.");
        if (!File.Exists(Path.Combine(folder, shard.Name)))
            throw new ShardException($"The shard '{shard.Name}' is gone from '{folder}', but the list there names it: pack into another folder.");
        (Photos, Bytes, Shards) = (Photos + shard.Photos, Bytes + shard.Bytes, Shards + 1);
        _bad.AddRange(shard.Bad);
        _listed = _bad.Count;
    }

    /// <summary>Moves to the next photo that can be written.</summary>
    /// <exception cref="BadImageException">One cannot, and the policy is to throw.</exception>
    public void Next(IEnumerator<Item> packed, BadImagePolicy policy)
    {
        Photo = null;
        while (Photo is null && packed.MoveNext())
        {
            if (packed.Current.Packed.Reason is not { } reason)
            {
                Photo = packed.Current;
                return;
            }

            var bad = new BadImage(packed.Current.Row, packed.Current.Photo.Path, reason);
            if (policy == BadImagePolicy.Throw)
                throw new BadImageException(bad);
            _bad.Add(bad);
        }
    }

    /// <summary>Counts the photo as written.</summary>
    public void Take()
    {
        (Photos, Bytes) = (Photos + 1, Bytes + Photo!.Packed.Bytes!.Length);
        (Rows, _lastHash) = (Photo.Row + 1, Photo.Hash);
    }

    /// <summary>The line of the journal for a shard that is complete: bad photos behind its last row belong to the next one.</summary>
    public PackJournal.Shard Complete(string name, int photos, long bytes)
    {
        Shards++;
        BadImage[] bad = [.. _bad.Skip(_listed).Where(image => image.Row < Rows)];
        _listed += bad.Length;
        return new(name, Rows, photos, bytes, _lastHash, bad);
    }

    public void Dispose() => _hash.Dispose();

    private void Append(GeoCoordinate coordinate)
    {
        Span<byte> place = stackalloc byte[16];
        BinaryPrimitives.WriteDoubleLittleEndian(place, coordinate.Latitude);
        BinaryPrimitives.WriteDoubleLittleEndian(place[8..], coordinate.Longitude);
        _hash.AppendData(place);
    }

    private void Append(string text)
    {
        _hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
        _hash.AppendData("\0\0"u8);
    }

    /// <summary>A row on its way into a shard.</summary>
    internal sealed record Item(long Row, PhotoToPack Photo, PackedPhoto Packed, string Hash);
}
