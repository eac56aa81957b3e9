namespace SemGeo.ML.Views;

/// <summary>The rows that a batched cursor has read ahead, and what is computed for all of them at once. Used by one thread.</summary>
internal interface IRowBatch : IDisposable
{
    /// <summary>Reads what the computation needs of the live row into a slot.</summary>
    void Fetch(int slot);

    /// <summary>Computes the added columns of the first <paramref name="count"/> slots.</summary>
    void Compute(int count);

    /// <summary>Getters of the added columns of the current slot; null for those that nobody asked for.</summary>
    Delegate?[] CreateGetters(Func<int> slot);
}
