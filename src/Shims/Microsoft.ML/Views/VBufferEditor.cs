namespace Microsoft.ML.Data;

/// <summary>Makes editors, the way to fill a <see cref="VBuffer{T}"/> without allocating a new one a row.</summary>
public static class VBufferEditor
{
    /// <summary>Edits a vector at its own length and density.</summary>
    public static VBufferEditor<T> CreateFromBuffer<T>(scoped ref VBuffer<T> destination) => destination.Edit();

    /// <summary>Edits a vector anew over the buffers of an old one.</summary>
    /// <param name="destination">Whose buffers are used where they are large enough; it must not be read before the commit.</param>
    /// <param name="newLogicalLength">Logical number of items.</param>
    /// <param name="valuesCount">Number of explicit items; as many as the length when null.</param>
    /// <param name="maxValuesCapacity">How long a buffer may get that grows beyond the need of the moment.</param>
    /// <param name="keepOldOnResize">Whether values survive in a buffer that has to grow.</param>
    /// <param name="requireIndicesOnDense">Whether to give indices even for a dense vector.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length or count is negative, or the count above the length.</exception>
    public static VBufferEditor<T> Create<T>(
        scoped ref VBuffer<T> destination,
        int newLogicalLength,
        int? valuesCount = null,
        int? maxValuesCapacity = null,
        bool keepOldOnResize = false,
        bool requireIndicesOnDense = false) =>
        destination.Edit(newLogicalLength, valuesCount, maxValuesCapacity, keepOldOnResize, requireIndicesOnDense);
}
