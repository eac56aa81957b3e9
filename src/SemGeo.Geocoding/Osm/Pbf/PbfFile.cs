using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using SemGeo.Files;

namespace SemGeo.Geocoding.Osm.Pbf;

/// <summary>
/// Reads an .osm.pbf file block by block, as often as asked. Source: the OSM wiki's page "PBF Format". A block is at most 32 MiB, so memory does not depend on the file.
/// </summary>
internal sealed class PbfFile : IDisposable
{
    private const int MaxBlobHeader = 64 * 1024;
    private const int MaxBlob = 32 * 1024 * 1024;

    // Deflate makes at most 1032 bytes of one.
    private const int MaxExpansion = 1040;

    // Of a whole file: real ones expand to the double or triple.
    private const int MaxFileExpansion = 100;

    private readonly string _path;
    private readonly FileStream _stream;
    private readonly PbfBlock _block = new();
    private readonly List<PbfBlob> _blobs = [];
    private byte[] _compressed = [];
    private byte[] _plain = [];
    private long _unpacked;

    private PbfFile(string path)
    {
        _path = path;
        _stream = RegularFile.OpenRead(path, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
    }

    /// <summary>The header; known after <see cref="ReadAll"/>.</summary>
    public PbfHeader Header { get; private set; } = new((DateTimeOffset?)null);

    /// <summary>Whether ways have the positions of their nodes; known after <see cref="ReadAll"/>.</summary>
    public bool HasPositionsInWays => _block.HasPositionsInWays;

    /// <summary>The SHA-256 of the file, its first 16 hexadecimal digits; known after <see cref="ReadAll"/>.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The length of the file in bytes.</summary>
    public long Length => _stream.Length;

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static PbfFile Open(string path) => new(path);

    /// <summary>The first pass: reads every block, and remembers what kinds of objects each has.</summary>
    /// <exception cref="OsmFormatException">The file is damaged.</exception>
    public void ReadAll(OsmVisitor visitor, Action<long>? progress, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _blobs.Clear();
        (_stream.Position, _unpacked) = (0, 0);
        while (_stream.Position < _stream.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            var offset = _stream.Position;
            try
            {
                ReadNextBlob(visitor, hash);
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException or UnsupportedPbfException)
            {
                throw Damaged(offset, e);
            }

            progress?.Invoke(_stream.Position);
        }

        if (_stream.Length == 0)
            throw new OsmFormatException($"'{_path}' is empty: it is no .osm.pbf file.");
        Hash = Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>A later pass: reads the blocks that have objects of the wanted kinds.</summary>
    /// <exception cref="OsmFormatException">The file was changed since the first pass.</exception>
    public void ReadAgain(OsmVisitor visitor, Action<long>? progress, CancellationToken cancellation)
    {
        _unpacked = 0;
        foreach (var blob in _blobs)
        {
            cancellation.ThrowIfCancellationRequested();
            if ((blob.Kinds & visitor.Kinds) != 0)
            {
                try
                {
                    _stream.Position = blob.Offset;
                    _block.Read(Decompress(ReadBytes(blob.Size, null)), visitor);
                }
                catch (Exception e) when (e is InvalidDataException or EndOfStreamException or UnsupportedPbfException)
                {
                    throw Damaged(blob.Offset, e);
                }
            }

            progress?.Invoke(blob.Offset + blob.Size);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private void ReadNextBlob(OsmVisitor visitor, IncrementalHash hash)
    {
        var first = _stream.Position == 0;
        var headerSize = BinaryPrimitives.ReadUInt32BigEndian(ReadBytes(4, hash).Span);
        if (headerSize > MaxBlobHeader)
            throw first ? NotPbf() : new InvalidDataException($"the header of a block says that it has {headerSize} bytes where {MaxBlobHeader} are allowed");
        var (type, size) = ParseBlobHeader(ReadBytes((int)headerSize, hash).Span);
        if (first && type != "OSMHeader")
            throw NotPbf();
        var offset = _stream.Position;
        var bytes = ReadBytes(size, hash);
        if (type == "OSMHeader")
            Header = PbfHeader.Parse(Decompress(bytes).Span);
        else if (type == "OSMData")
            _blobs.Add(new PbfBlob(offset, size, _block.Read(Decompress(bytes), visitor)));
    }

    private static (string Type, int Size) ParseBlobHeader(ReadOnlySpan<byte> header)
    {
        var type = "";
        var size = -1L;
        var reader = new WireReader(header);
        while (reader.Next())
        {
            if (reader.Field == 1)
                type = Encoding.UTF8.GetString(reader.Bytes());
            else if (reader.Field == 3)
                size = (long)reader.Varint();
            else
                reader.Skip();
        }

        return size is >= 0 and <= MaxBlob ? (type, (int)size) : throw new InvalidDataException($"the header of a block says that the block has {size} bytes; 0 to {MaxBlob} are allowed");
    }

    /// <summary>Reads into a buffer that the next call overwrites.</summary>
    private ReadOnlyMemory<byte> ReadBytes(int count, IncrementalHash? hash)
    {
        if (count > _stream.Length - _stream.Position)
            throw new EndOfStreamException($"the block should have {count} bytes more, but the file ends after {_stream.Length - _stream.Position}: it is cut short");
        if (_compressed.Length < count)
            _compressed = new byte[count];
        _stream.ReadExactly(_compressed, 0, count);
        hash?.AppendData(_compressed, 0, count);
        return _compressed.AsMemory(0, count);
    }

    private ReadOnlyMemory<byte> Decompress(ReadOnlyMemory<byte> blob)
    {
        var rawSize = 0UL;
        var zlib = ReadOnlyMemory<byte>.Empty;
        var reader = new WireReader(blob.Span);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    return Within(blob, reader.Bytes());
                case 2:
                    rawSize = reader.Varint();
                    break;
                case 3:
                    zlib = Within(blob, reader.Bytes());
                    break;
                case 4 or 5 or 6 or 7:
                    throw new UnsupportedPbfException($"is compressed by {reader.Field switch { 4 => "LZMA", 5 => "bzip2", 6 => "LZ4", _ => "Zstandard" }}, which is not supported: write it again with zlib (osmium cat -f pbf,pbf_compression=zlib)");
                default:
                    reader.Skip();
                    break;
            }
        }

        if (rawSize > MaxBlob || rawSize > (ulong)zlib.Length * MaxExpansion)
            throw new InvalidDataException($"a block of {zlib.Length} bytes says that it has {rawSize} bytes unpacked");
        if ((_unpacked += (long)rawSize) > MaxBlob + MaxFileExpansion * _stream.Length)
            throw new ReadLimitException("It", ReadLimit.Expansion, _unpacked / Math.Max(1, _stream.Length), MaxFileExpansion);
        if (_plain.Length < (int)rawSize)
            _plain = new byte[rawSize];
        using var inflate = new ZLibStream(new MemoryStream(zlib.ToArray(), writable: false), CompressionMode.Decompress);
        inflate.ReadExactly(_plain, 0, (int)rawSize);

        // The checksum is looked at when the end is reached.
        if (inflate.ReadByte() >= 0)
            throw new InvalidDataException($"a block has more than the {rawSize} bytes unpacked that it says");
        return _plain.AsMemory(0, (int)rawSize);
    }

    private static ReadOnlyMemory<byte> Within(ReadOnlyMemory<byte> whole, ReadOnlySpan<byte> part)
    {
        if (part.IsEmpty)
            return ReadOnlyMemory<byte>.Empty;
        whole.Span.Overlaps(part, out var offset);
        return whole.Slice(offset, part.Length);
    }

    private UnsupportedPbfException NotPbf()
    {
        var beginning = new byte[ForeignOsmFile.BytesNeeded];
        _stream.Position = 0;
        return new UnsupportedPbfException(ForeignOsmFile.Describe(beginning.AsSpan(0, _stream.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false))));
    }

    private OsmFormatException Damaged(long offset, Exception error) => error is UnsupportedPbfException ? new($"'{_path}' {error.Message}.", error) : new(
        string.Create(null, $"'{_path}' is damaged in the block at byte {offset}: {error.Message.TrimEnd('.')}. Download it again, and compare its checksum with the publisher's."), error);
}
