namespace TorchSharp;

/// <summary>Counts of what one thread made, disposed and detached, with and without dispose scopes.</summary>
public class ThreadDisposeScopeStatistics
{
    /// <summary>Tensors made while no scope was open.</summary>
    public long CreatedOutsideScopeCount { get; internal set; }

    /// <summary>Tensors made in a scope.</summary>
    public long CreatedInScopeCount { get; internal set; }

    /// <summary>Tensors of a scope that were disposed, by the scope or before.</summary>
    public long DisposedInScopeCount { get; internal set; }

    /// <summary>Tensors that left their scope without entering another; a tensor attached later is taken off again.</summary>
    public long DetachedFromScopeCount { get; internal set; }

    /// <summary>Live tensors that belong to a scope of this thread.</summary>
    public long ThreadTotalLiveCount => CreatedInScopeCount - DisposedInScopeCount - DetachedFromScopeCount;

    /// <summary>Sets all counts to zero.</summary>
    public void Reset()
    {
        CreatedOutsideScopeCount = 0;
        CreatedInScopeCount = 0;
        DisposedInScopeCount = 0;
        DetachedFromScopeCount = 0;
    }
}
