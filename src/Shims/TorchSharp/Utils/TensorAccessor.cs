using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>Reads and writes the elements of a CPU tensor in row-major order of their indices, whatever the strides are.</summary>
/// <typeparam name="T">The .NET type of the elements.</typeparam>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly Tensor _tensor;
    private readonly T* _data;
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly bool _contiguous;

    internal TensorAccessor(Tensor tensor)
    {
        if (!tensor.is_cpu())
            throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
        _tensor = tensor;
        _data = (T*)tensor.DataPointer();
        _shape = tensor.shape;
        _strides = tensor.stride();
        _contiguous = tensor.is_contiguous();
        Count = tensor.numel();
    }

    /// <summary>Number of elements.</summary>
    public long Count { get; }

    /// <summary>False.</summary>
    public bool IsReadOnly => false;

    /// <summary>The element at an index per dimension, or at one index in row-major order.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    public T this[params long[] indices]
    {
        get => *At(indices);
        set => *At(indices) = value;
    }

    /// <summary>True if both read the same tensor and memory.</summary>
    public static bool operator ==(TensorAccessor<T>? left, TensorAccessor<T>? right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && left.Count == right.Count && left._data == right._data);

    /// <summary>False if both read the same tensor and memory.</summary>
    public static bool operator !=(TensorAccessor<T>? left, TensorAccessor<T>? right) => !(left == right);

    /// <summary>A copy of all elements in row-major order.</summary>
    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result);
        return result;
    }

    /// <summary>A copy of all elements in an array of the tensor's shape (one element for a tensor without dimensions).</summary>
    public Array ToNDArray()
    {
        if (_shape.Length < 2)
            return ToArray();
        var result = Array.CreateInstance(typeof(T), _shape);
        var indices = new long[_shape.Length];
        for (long i = 0; i < Count; i++)
        {
            result.SetValue(*At(indices), indices);
            for (var d = indices.Length - 1; d >= 0 && ++indices[d] == _shape[d]; d--)
                indices[d] = 0;
        }

        return result;
    }

    /// <summary>Copies the elements from <paramref name="tensorIndex"/> on, as many as the array has room for.</summary>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyTo(T[], int, long)"/>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var target = array[arrayIndex..];
        var count = (int)Math.Min(target.Length, Math.Max(0, Count - tensorIndex));
        if (_contiguous)
            new ReadOnlySpan<T>(_data + tensorIndex, count).CopyTo(target);
        else
            for (var i = 0; i < count; i++)
                target[i] = _data[Offset(tensorIndex + i)];
        GC.KeepAlive(_tensor);
    }

    /// <summary>Copies an array's elements into the tensor from <paramref name="tensorIndex"/> on, as many as there is room for.</summary>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyFrom(T[], int, long)"/>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = array[arrayIndex..];
        var count = (int)Math.Min(source.Length, Math.Max(0, Count - tensorIndex));
        if (_contiguous)
            source[..count].CopyTo(new Span<T>(_data + tensorIndex, count));
        else
            for (var i = 0; i < count; i++)
                _data[Offset(tensorIndex + i)] = source[i];
        GC.KeepAlive(_tensor);
    }

    /// <summary>The elements in row-major order.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Does nothing: the tensor stays its owner's.</summary>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TensorAccessor<T> other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => ((nint)_data).GetHashCode();

    private T* At(long[] indices)
    {
        if (_tensor.IsInvalid)
            throw new InvalidOperationException("Tensor invalid -- empty handle.");
        if (indices.Length == 1)
            return indices[0] >= 0 && indices[0] < Count
                ? _data + Offset(indices[0])
                : throw new IndexOutOfRangeException($"The index {indices[0]} is not one of the tensor's {Count} elements");
        if (indices.Length != _shape.Length)
            throw new ArgumentException($"{indices.Length} indices for a tensor with {_shape.Length} dimensions");
        long offset = 0;
        for (var d = 0; d < indices.Length; d++)
            offset += indices[d] >= 0 && indices[d] < _shape[d]
                ? indices[d] * _strides[d]
                : throw new IndexOutOfRangeException($"The index {indices[d]} is out of range for dimension {d} of size {_shape[d]}");
        return _data + offset;
    }

    private long Offset(long index)
    {
        if (_contiguous)
            return index;
        long offset = 0;
        for (var d = _shape.Length - 1; d >= 0; d--)
        {
            offset += index % _shape[d] * _strides[d];
            index /= _shape[d];
        }

        return offset;
    }
}
