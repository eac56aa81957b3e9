using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace SemGeo.Vision.Distributed;

/// <summary>Tensors one after the other in one block of memory, which travels at once. It is kept from step to step.</summary>
internal sealed unsafe class TensorBucket : IDisposable
{
    /// <summary>Bytes of a bucket, unless one tensor alone is larger: PyTorch's DistributedDataParallel takes 25 MB too.</summary>
    public const long Capacity = 25_000_000;

    private readonly Tensor _block;
    private readonly DeviceType _device;

    /// <summary>Makes room.</summary>
    /// <param name="tensors">What it will hold.</param>
    /// <param name="onGpu">Whether what is on a GPU stays there.</param>
    public TensorBucket(IReadOnlyList<Tensor> tensors, bool onGpu)
    {
        var first = tensors[0];
        (Type, Count, ByteCount, _device) = (first.dtype, tensors.Sum(tensor => tensor.numel()), tensors.Sum(Bytes), first.device_type);
        using var scope = NewDisposeScope();
        var block = empty([Count], dtype: Type, device: onGpu ? first.device : CPU);

        // A GPU copies to and from memory of the host that is not paged out.
        _block = (_device == DeviceType.CUDA && !onGpu ? block.pin_memory() : block).DetachFromDisposeScope();
        Address = block.device_type == DeviceType.CPU
            ? (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(_block.bytes)) : _block.storage<byte>().data_ptr();
    }

    /// <summary>The type of its numbers.</summary>
    public ScalarType Type { get; }

    /// <summary>How many there are.</summary>
    public long Count { get; }

    /// <summary>How many bytes they take.</summary>
    public long ByteCount { get; }

    /// <summary>Where they are.</summary>
    public nint Address { get; }

    /// <summary>Parts tensors into buckets, in their order: one type each, and not more than a bucket holds.</summary>
    public static List<List<Tensor>> Divide(IReadOnlyList<Tensor> tensors)
    {
        var (parts, bytes) = (new List<List<Tensor>>(), 0L);
        foreach (var tensor in tensors)
        {
            var more = Bytes(tensor);
            if (parts.Count == 0 || parts[^1][0].dtype != tensor.dtype || bytes + more > Capacity)
            {
                parts.Add([]);
                bytes = 0;
            }

            parts[^1].Add(tensor);
            bytes += more;
        }

        return parts;
    }

    /// <summary>Whether it was made for such tensors.</summary>
    public bool Fits(IReadOnlyList<Tensor> tensors) => Type == tensors[0].dtype && _device == tensors[0].device_type && Count == tensors.Sum(tensor => tensor.numel());

    /// <summary>Copies tensors in.</summary>
    public void Fill(IReadOnlyList<Tensor> tensors)
    {
        using var scope = NewDisposeScope();
        foreach (var (tensor, place) in Places(tensors))
            place.copy_(tensor);
        Synchronize();
    }

    /// <summary>Copies tensors out.</summary>
    public void Empty(IReadOnlyList<Tensor> tensors)
    {
        using var scope = NewDisposeScope();
        foreach (var (tensor, place) in Places(tensors))
            tensor.copy_(place);
    }

    /// <summary>Frees the memory.</summary>
    public void Dispose() => _block.Dispose();

    private static long Bytes(Tensor tensor) => tensor.numel() * tensor.element_size();

    private IEnumerable<(Tensor Tensor, Tensor Place)> Places(IReadOnlyList<Tensor> tensors)
    {
        var start = 0L;
        foreach (var tensor in tensors)
        {
            var count = tensor.numel();
            yield return (tensor, _block.narrow(0, start, count).view(tensor.shape));
            start += count;
        }
    }

    // What the GPU was asked to copy must be there before MPI reads it.
    private void Synchronize()
    {
        if (_device == DeviceType.CUDA)
            cuda.synchronize();
    }
}
