using System.Collections;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>
/// A vector, dense or sparse, in buffers that getters reuse from row to row. A value that is handed on has to be copied (<see cref="CopyTo(ref VBuffer{T})"/>), since
/// copying the struct shares the buffers.
/// </summary>
/// <typeparam name="T">Type of the items.</typeparam>
public readonly partial struct VBuffer<T> : IEnumerable
{
    private readonly T[]? _values;
    private readonly int[]? _indices;
    private readonly int _count;

    /// <summary>Logical number of items.</summary>
    public readonly int Length;

    /// <summary>Makes a dense vector over an array, which is not copied.</summary>
    /// <param name="length">Number of items.</param>
    /// <param name="values">At least <paramref name="length"/> values.</param>
    /// <param name="indices">Kept as a buffer for later use only.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or the array too short.</exception>
    public VBuffer(int length, T[]? values, int[]? indices = null)
    {
        Contracts.CheckParam(length >= 0, nameof(length));
        Contracts.CheckParam((values?.Length ?? 0) >= length, nameof(values));
        Length = length;
        _count = length;
        _values = values;
        _indices = indices;
    }

    /// <summary>Makes a vector over arrays, which are not copied; it is sparse when <paramref name="count"/> is below <paramref name="length"/>.</summary>
    /// <param name="length">Logical number of items.</param>
    /// <param name="count">Number of explicit items.</param>
    /// <param name="values">At least <paramref name="count"/> values.</param>
    /// <param name="indices">For a sparse vector the positions of the values, ascending.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length or count is out of range or an array too short.</exception>
    public VBuffer(int length, int count, T[]? values, int[]? indices)
    {
        Contracts.CheckParam(length >= 0, nameof(length));
        Contracts.CheckParam(0 <= count && count <= length, nameof(count));
        Contracts.CheckParam((values?.Length ?? 0) >= count, nameof(values));
        Contracts.CheckParam(count == length || (indices?.Length ?? 0) >= count, nameof(indices));
        Length = length;
        _count = count;
        _values = values;
        _indices = indices;
    }

    /// <summary>Whether every item is explicit.</summary>
    public bool IsDense => _count == Length;

    /// <summary>The explicit values.</summary>
    public ReadOnlySpan<T> GetValues() => _values.AsSpan(0, _count);

    /// <summary>The positions of the explicit values, ascending; empty for a dense vector.</summary>
    public ReadOnlySpan<int> GetIndices() => IsDense ? default : _indices.AsSpan(0, _count);

    /// <summary>The item at a position; the default value where it is not explicit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or too large.</exception>
    public T GetItemOrDefault(int index)
    {
        Contracts.CheckParam((uint)index < (uint)Length, nameof(index));
        if (IsDense)
            return _values![index];
        var at = GetIndices().BinarySearch(index);
        return at >= 0 ? _values![at] : default!;
    }

    /// <inheritdoc cref="GetItemOrDefault(int)"/>
    public void GetItemOrDefault(int index, ref T destination) => destination = GetItemOrDefault(index);

    /// <summary>The explicit items with their positions, or with <paramref name="all"/> every item.</summary>
    public IEnumerable<KeyValuePair<int, T>> Items(bool all = false) => ItemsOf(this, all);

    /// <summary>Every item in order.</summary>
    public IEnumerable<T> DenseValues() => ItemsOf(this, all: true).Select(item => item.Value);

    /// <summary>Enumerates the explicit values.</summary>
    public IEnumerator GetEnumerator() => new ArraySegment<T>(_values ?? [], 0, _count).ToArray().GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => IsDense ? $"Dense vector of size {Length}" : $"Sparse vector of size {Length}, {_count} explicit values";

    internal VBufferEditor<T> Edit() => Edit(Length, _count);

    internal VBufferEditor<T> Edit(int length, int? count, int? maxCapacity = null, bool keepOld = false, bool indicesOnDense = false)
    {
        Contracts.CheckParam(length >= 0, "newLogicalLength", "Must be non-negative.");
        Contracts.CheckParam(count is null or >= 0, "valuesCount", "If specified, must be non-negative.");
        Contracts.CheckParam(count is null || count <= length, "valuesCount", "If specified, must be no greater than newLogicalLength");
        var physical = count ?? length;
        var capacity = maxCapacity ?? Array.MaxLength;
        var values = Ensure(_values, physical, capacity, keepOld);
        var needsIndices = physical != length || indicesOnDense;
        var indices = needsIndices ? Ensure(_indices, physical, capacity, keepOld) : _indices;
        return new VBufferEditor<T>(length, physical, values, indices, needsIndices, !ReferenceEquals(values, _values), !ReferenceEquals(indices, _indices));
    }

    // An array of at least the wanted length: the old one when it is long enough, else a new one with room to grow when its content is kept.
    private static TItem[] Ensure<TItem>(TItem[]? old, int length, int maxCapacity, bool keepOld)
    {
        if (old is not null && old.Length >= length)
            return old;
        if (length == 0)
            return [];
        if (!keepOld || old is null)
            return new TItem[length];
        var grown = new TItem[(int)Math.Max(length, Math.Min(2L * old.Length, maxCapacity))];
        old.CopyTo(grown, 0);
        return grown;
    }

    private static IEnumerable<KeyValuePair<int, T>> ItemsOf(VBuffer<T> buffer, bool all)
    {
        var next = 0;
        for (var i = 0; i < buffer._count; i++)
        {
            var at = buffer.IsDense ? i : buffer._indices![i];
            for (; all && next < at; next++)
                yield return new(next, default!);
            yield return new(at, buffer._values![i]);
            next = at + 1;
        }

        for (; all && next < buffer.Length; next++)
            yield return new(next, default!);
    }
}
