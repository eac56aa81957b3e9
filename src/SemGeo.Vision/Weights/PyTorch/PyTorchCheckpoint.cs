using SemGeo.Files;

namespace SemGeo.Vision.Weights.PyTorch;

/// <summary>
/// The named tensors of a PyTorch file (.pt, .pth, .ckpt), in its zip format or the one before 1.6: those of the entry "state_dict" (PyTorch Lightning), "model_state_dict" or
/// "model", else those of the file's own dictionary.
/// </summary>
internal sealed class PyTorchCheckpoint : ITensorFile
{
    private const byte ZipBegin = (byte)'P';

    private static readonly string[] Containers = ["state_dict", "model_state_dict", "model"];

    private readonly IStorageFile _file;
    private readonly List<(SafeTensorInfo Info, PickledTensor Tensor)> _tensors = [];

    /// <param name="stream">The file; it can seek and stays the caller's.</param>
    /// <exception cref="WeightFormatException">It is damaged, holds something other than tensors and plain containers, or no named tensors.</exception>
    public PyTorchCheckpoint(Stream stream)
    {
        var first = stream.ReadByte();
        stream.Position = 0;
        _file = first == ZipBegin ? new ZipStorageFile(stream) : new LegacyStorageFile(stream);
        foreach (var (key, value) in FindTensors(_file.Root).Entries)
        {
            if (key is string name && value is PickledTensor tensor)
                _tensors.Add((new SafeTensorInfo(name, tensor.Storage.Type, tensor.Shape), tensor));
        }

        if (_tensors.Count > SafeTensorsHeader.MaxTensors)
        {
            var limit = new ReadLimitException("The checkpoint", ReadLimit.Objects, _tensors.Count, SafeTensorsHeader.MaxTensors);
            throw new WeightFormatException(limit.Message, limit);
        }

        if (_tensors.Count == 0)
            throw new WeightFormatException("The file holds no dictionary of named tensors. Save one in Python with torch.save(model.state_dict(), path).");
        if (_tensors.GroupBy(entry => entry.Info.Name).FirstOrDefault(names => names.Count() > 1) is { } twice)
            throw new WeightFormatException($"The file has two tensors '{twice.Key}': it is damaged.");
        Tensors = _tensors.ConvertAll(entry => entry.Info);
    }

    /// <inheritdoc/>
    public IReadOnlyList<SafeTensorInfo> Tensors { get; }

    /// <summary>Whether bytes are the begin of a PyTorch file.</summary>
    public static bool IsOne(ReadOnlySpan<byte> begin) => begin.StartsWith("PK\x03\x04"u8) || begin.StartsWith(new byte[] { (byte)PickleOp.Proto, 2 });

    /// <inheritdoc/>
    public void ReadAll(Action<SafeTensorInfo, TensorReader> receive)
    {
        foreach (var (info, tensor) in _tensors)
            receive(info, destination => Read(tensor, destination));
    }

    public void Dispose() => _file.Dispose();

    private static PickledDict FindTensors(object? root)
    {
        if (root is not PickledDict dictionary)
            throw new WeightFormatException("The file holds no dictionary. Save one in Python with torch.save(model.state_dict(), path).");
        return Containers.Select(dictionary.Find).OfType<PickledDict>().FirstOrDefault() ?? dictionary;
    }

    private void Read(PickledTensor tensor, Span<byte> destination)
    {
        _file.Check(tensor.Storage);
        var size = SafeTensorTypes.SizeOf(tensor.Storage.Type);
        var begin = (tensor.Storage.Begin + tensor.Offset) * size;
        if (tensor.IsContiguous)
        {
            _file.Read(tensor.Storage, begin, destination);
            return;
        }

        if (tensor.Extent * size > Array.MaxLength)
            throw new WeightFormatException($"A tensor's elements are spread over {tensor.Extent * size} bytes, too many to gather. Save it after .contiguous() in Python.");
        var spread = new byte[tensor.Extent * size];
        _file.Read(tensor.Storage, begin, spread);
        Gather(spread, tensor, size, destination);
    }

    private static void Gather(ReadOnlySpan<byte> spread, PickledTensor tensor, int size, Span<byte> destination)
    {
        var index = new long[tensor.Shape.Length];
        for (var written = 0; written < destination.Length; written += size)
        {
            var place = 0L;
            for (var i = 0; i < index.Length; i++)
                place += index[i] * tensor.Strides[i];
            spread.Slice((int)place * size, size).CopyTo(destination[written..]);
            for (var i = index.Length - 1; i >= 0 && ++index[i] == tensor.Shape[i]; i--)
                index[i] = 0;
        }
    }
}

/// <summary>Where the numbers of a checkpoint's storages lie.</summary>
internal interface IStorageFile : IDisposable
{
    /// <summary>What the pickle of the checkpoint says.</summary>
    object? Root { get; }

    /// <summary>Checks that the file really holds a storage, before anything is allocated for it.</summary>
    /// <exception cref="WeightFormatException">The storage is absent, or has another length than the pickle claims.</exception>
    void Check(PickledStorage storage);

    /// <summary>Fills <paramref name="destination"/> with the bytes of a storage from <paramref name="begin"/> on.</summary>
    /// <exception cref="WeightFormatException">The storage is absent, or has fewer bytes than it should.</exception>
    void Read(PickledStorage storage, long begin, Span<byte> destination);
}
