using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Writes the buffers of a vector; <see cref="Commit"/> makes the vector of them.</summary>
/// <typeparam name="T">Type of the items.</typeparam>
public readonly ref struct VBufferEditor<T>
{
    private readonly int _length;
    private readonly T[] _values;
    private readonly int[]? _indices;

    /// <summary>Where to write the explicit values. Not cleared: holds what was in the buffer before.</summary>
    public readonly Span<T> Values;

    /// <summary>Where to write the positions of the explicit values, ascending; empty for a dense vector unless asked for.</summary>
    public readonly Span<int> Indices;

    internal VBufferEditor(int length, int count, T[] values, int[]? indices, bool hasIndices, bool createdNewValues, bool createdNewIndices)
    {
        _length = length;
        _values = values;
        _indices = indices;
        Values = values.AsSpan(0, count);
        Indices = hasIndices ? indices.AsSpan(0, count) : default;
        CreatedNewValues = createdNewValues;
        CreatedNewIndices = createdNewIndices;
    }

    /// <summary>Whether the values are in a new buffer.</summary>
    public bool CreatedNewValues { get; }

    /// <summary>Whether the positions are in a new buffer.</summary>
    public bool CreatedNewIndices { get; }

    /// <summary>The vector of what was written.</summary>
    public VBuffer<T> Commit() => new(_length, Values.Length, _values, _indices);

    /// <summary>The vector of the first values that were written.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is above that of <see cref="Values"/>.</exception>
    public VBuffer<T> CommitTruncated(int physicalValuesCount)
    {
        Contracts.CheckParam(physicalValuesCount <= Values.Length, nameof(physicalValuesCount),
            "Updating physicalValuesCount during CommitTruncated cannot be greater than the original physicalValuesCount value used in Create.");
        return new VBuffer<T>(_length, physicalValuesCount, _values, _indices);
    }
}
