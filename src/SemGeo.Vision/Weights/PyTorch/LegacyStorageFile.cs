using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace SemGeo.Vision.Weights.PyTorch;

/// <summary>
/// A checkpoint of PyTorch before 1.6: pickles of a magic number, a version, the writer's properties, the object and the storages' names, then each storage's number of
/// elements and its numbers.
/// </summary>
internal sealed class LegacyStorageFile : IStorageFile
{
    private const long Version = 1001;

    private static readonly BigInteger Magic = BigInteger.Parse("1950A86A20F9469CFC6C", NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private readonly Stream _stream;
    private readonly PersistentStorages _storages = new();
    private readonly Dictionary<string, long> _positions = [];

    /// <param name="stream">The file; it can seek and stays the caller's.</param>
    /// <exception cref="WeightFormatException">It is damaged, or holds something other than tensors.</exception>
    public LegacyStorageFile(Stream stream)
    {
        _stream = stream;
        if (Unpickle() is not BigInteger magic || magic != Magic)
            throw new WeightFormatException("The file is a pickle, but not one of PyTorch's checkpoints: it does not begin with their number.");
        if (Unpickle() is not Version)
            throw new WeightFormatException($"The checkpoint is of a version other than {Version}, which no PyTorch wrote.");
        if ((Unpickle() as PickledDict)?.Find("little_endian") is not true)
            throw new WeightFormatException("The checkpoint was written on a machine of the other byte order. Save it again on a common one.");
        Root = Unpickle(_storages.Load);
        if (Unpickle() is not List<object?> keys)
            throw new WeightFormatException("The checkpoint lacks the list of its storages: it is damaged.");
        foreach (var key in keys)
            Locate(key as string ?? "");
    }

    /// <inheritdoc/>
    public object? Root { get; }

    /// <inheritdoc/>
    /// <remarks>A storage is held against the length of the file where it is located.</remarks>
    public void Check(PickledStorage storage) => PositionOf(storage);

    /// <inheritdoc/>
    public void Read(PickledStorage storage, long begin, Span<byte> destination)
    {
        _stream.Position = PositionOf(storage) + begin;
        if (_stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false) < destination.Length)
            throw new WeightFormatException($"The storage '{storage.Key}' ends early: the file is cut off.");
    }

    // The stream is the caller's.
    public void Dispose()
    {
    }

    private long PositionOf(PickledStorage storage) => _positions.TryGetValue(storage.Key, out var position)
        ? position
        : throw new WeightFormatException($"The checkpoint has no storage '{storage.Key}', in which a tensor's numbers should be: it is incomplete.");

    private object? Unpickle(Func<object?, object?>? loadPersistent = null)
    {
        var begin = _stream.Position;
        var bytes = new PickleBytes(_stream, _stream.Length - begin);
        var value = new PickleMachine(bytes, loadPersistent).Run();
        _stream.Position = begin + bytes.Consumed;
        return value;
    }

    private void Locate(string key)
    {
        var storage = _storages.Find(key) ?? throw new WeightFormatException($"The checkpoint lists the storage '{key}', to which it never refers: it is damaged.");
        Span<byte> prefix = stackalloc byte[8];
        if (_stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length)
            throw new WeightFormatException($"The file ends before the storage '{key}': it is cut off.");
        var count = BinaryPrimitives.ReadInt64LittleEndian(prefix);
        var length = storage.Count * SafeTensorTypes.SizeOf(storage.Type);
        if (count != storage.Count || length > _stream.Length - _stream.Position)
        {
            throw new WeightFormatException(
                $"The storage '{key}' has {count} elements where {storage.Count} are needed, and {_stream.Length - _stream.Position} bytes are left of the file for {length}: it is cut off or damaged.");
        }

        if (!_positions.TryAdd(key, _stream.Position))
            throw new WeightFormatException($"The checkpoint has two storages '{key}': it is damaged.");
        _stream.Position += length;
    }
}
