namespace SemGeo.ML.Views;

/// <summary>The rows that a batched cursor has read ahead, and what is computed for many of them at once. Used by one thread, but for <see cref="Prepare"/>.</summary>
internal interface IRowBatch : IDisposable
{
    /// <summary>Reads what the computation needs of the live row into a slot.</summary>
    void Fetch(int slot);

    /// <summary>Does what may be done on another thread, while the columns of other slots are computed and read: decoding, for one.</summary>
    /// <param name="first">The first slot.</param>
    /// <param name="count">The number of slots, at least 1.</param>
    /// <returns>What computes the added columns of these slots; it runs on the cursor's thread, at most once.</returns>
    Action Prepare(int first, int count);

    /// <summary>Getters of the added columns of the current slot; null for those that nobody asked for.</summary>
    Delegate?[] CreateGetters(Func<int> slot);
}
