using System.Runtime.InteropServices;
using SemGeo.Vision.Distributed.Mpi;
using static TorchSharp.torch;

namespace SemGeo.Vision.Distributed;

/// <summary>Several processes over MPI. All operations are non-blocking ones of MPI's that are given up after a time, so that no process waits for ever for one that is gone.</summary>
internal sealed unsafe class MpiCommunicator : ICommunicator
{
    private readonly MpiThread _thread;
    private readonly MpiLibrary _mpi;
    private readonly bool _passGpuMemory;
    private readonly Dictionary<(ScalarType Type, int Index), TensorBucket> _buckets = [];
    private int _travelling;
    private bool _isDisposed;

    /// <summary>Meets the others.</summary>
    public MpiCommunicator(DistributedOptions options)
    {
        _thread = MpiProcess.Start(options);
        (_mpi, _passGpuMemory) = (_thread.Library, options.PassGpuMemory);
        Barrier();
    }

    /// <inheritdoc/>
    public int Rank => _thread.Rank;

    /// <inheritdoc/>
    public int Size => _thread.Size;

    /// <inheritdoc/>
    public string Library => _mpi.Version;

    /// <inheritdoc/>
    public void Barrier() => Run("waiting for the others", request => _mpi.Barrier((nint*)request));

    /// <inheritdoc/>
    public void Sum(Span<double> values)
    {
        if (values.IsEmpty)
            return;
        using var buffer = new MpiBuffer(values.Length * sizeof(double));
        var numbers = MemoryMarshal.Cast<byte, double>(buffer.Bytes);
        values.CopyTo(numbers);
        var count = values.Length;
        buffer.Use(Begin("summing counts", request => _mpi.SumInPlace(buffer.Address, count, _mpi.Constants.Double, (nint*)request)));
        numbers.CopyTo(values);
    }

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Gather(ReadOnlySpan<byte> own)
    {
        var lengths = new double[Size];
        lengths[Rank] = own.Length;
        Sum(lengths);
        var counts = Array.ConvertAll(lengths, length => (int)length);
        var starts = new int[Size];
        for (var rank = 1; rank < Size; rank++)
            starts[rank] = checked(starts[rank - 1] + counts[rank - 1]);
        var total = checked(starts[^1] + counts[^1]);

        // One block that stays where it is: the lengths, the places, what is sent, what is received.
        using var block = new MpiBuffer(2 * Size * sizeof(int) + own.Length + total + 1);
        MemoryMarshal.Cast<int, byte>(counts).CopyTo(block.Bytes);
        MemoryMarshal.Cast<int, byte>(starts).CopyTo(block.Bytes[(Size * sizeof(int))..]);
        var (sent, length) = (2 * Size * sizeof(int), own.Length);
        own.CopyTo(block.Bytes[sent..]);
        block.Use(Begin("gathering", request => _mpi.AllGather(
            block.Address + sent, length, block.Address + sent + length, (int*)block.Address, (int*)block.Address + Size, (nint*)request)));
        var all = block.Bytes[(sent + length)..];
        var parts = new byte[Size][];
        for (var rank = 0; rank < parts.Length; rank++)
            parts[rank] = all.Slice(starts[rank], counts[rank]).ToArray();
        return parts;
    }

    /// <inheritdoc/>
    public Action BeginSum(IReadOnlyList<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        foreach (var tensor in tensors)
        {
            if (tensor.dtype is not (ScalarType.Float32 or ScalarType.Float64))
                throw new ArgumentException($"A tensor to sum has type {tensor.dtype}, it must be Float32 or Float64.", nameof(tensors));
        }

        return Exchange("summing gradients", tensors, (bucket, request) => _mpi.SumInPlace(
            bucket.Address, (int)bucket.Count, bucket.Type == ScalarType.Float32 ? _mpi.Constants.Float : _mpi.Constants.Double, (nint*)request));
    }

    /// <inheritdoc/>
    public void Broadcast(IReadOnlyList<Tensor> tensors, int root = 0)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        Exchange("sending weights", tensors, (bucket, request) => _mpi.Broadcast(bucket.Address, (int)bucket.ByteCount, root, (nint*)request))();
    }

    /// <inheritdoc/>
    public void Fail(string reason) => MpiProcess.Fail(_thread, reason);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;

        // MPI may still write to what an operation that was given up had.
        if (_thread.HasLeftOvers)
            return;
        foreach (var bucket in _buckets.Values)
            bucket.Dispose();
    }

    // Bucket by bucket in the order of the tensors: while one travels, the next is put together.
    private Action Exchange(string doing, IReadOnlyList<Tensor> tensors, Func<TensorBucket, nint, int> start)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        using var noGrad = no_grad();
        var parts = TensorBucket.Divide(tensors);
        var running = new List<(TensorBucket Bucket, IReadOnlyList<Tensor> Tensors, MpiOperation Operation)>(parts.Count);
        foreach (var part in parts)
        {
            // Those that travel already are taken.
            var bucket = Bucket(_travelling++, part);
            bucket.Fill(part);
            running.Add((bucket, part, Begin(doing, request => start(bucket, request))));
        }

        return () => Finish(running);
    }

    private void Finish(List<(TensorBucket Bucket, IReadOnlyList<Tensor> Tensors, MpiOperation Operation)> running)
    {
        using var noGrad = no_grad();
        foreach (var (bucket, part, operation) in running)
        {
            operation.Wait();
            bucket.Empty(part);
        }

        _travelling -= running.Count;
    }

    private TensorBucket Bucket(int index, IReadOnlyList<Tensor> tensors)
    {
        var key = (tensors[0].dtype, index);
        if (_buckets.TryGetValue(key, out var bucket))
        {
            if (bucket.Fits(tensors))
                return bucket;
            bucket.Dispose();
        }

        return _buckets[key] = new TensorBucket(tensors, _passGpuMemory);
    }

    private MpiOperation Begin(string doing, Func<nint, int> start)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _thread.Begin(doing, start);
    }

    private void Run(string doing, Func<nint, int> start) => Begin(doing, start).Wait();
}
