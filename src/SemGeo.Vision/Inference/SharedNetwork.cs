using SemGeo.Vision.Networks;

namespace SemGeo.Vision.Inference;

/// <summary>A network that several models own together; the last one to let go frees it.</summary>
/// <remarks>
/// Predictions share a folded copy of the convolutions' weights, which the first one makes; a change of the network frees it. Should a prediction be under way then, which its caller has to prevent,
/// the copy lives until that has returned.
/// </remarks>
internal sealed class SharedNetwork(GeoNetwork network)
{
    private readonly Lock _gate = new();
    private int _references = 1;
    private int _changes, _predictions;
    private bool _isFolded;

    public GeoNetwork Network { get; } = network;

    /// <summary>Adds an owner, unless the network has been freed.</summary>
    public bool TryAddReference()
    {
        for (var seen = Volatile.Read(ref _references); seen > 0;)
        {
            var found = Interlocked.CompareExchange(ref _references, seen + 1, seen);
            if (found == seen)
                return true;
            seen = found;
        }

        return false;
    }

    /// <summary>Takes an owner away and frees the network after the last.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _references) == 0)
            Network.Dispose();
    }

    /// <summary>Begins a prediction, which lasts until the result is disposed.</summary>
    public IDisposable BeginPrediction()
    {
        lock (_gate)
        {
            if (!_isFolded && _changes == 0)
            {
                Network.Fold();
                _isFolded = true;
            }

            _predictions++;
        }

        return new Prediction(this);
    }

    /// <summary>Begins a change of the network.</summary>
    public void BeginChange()
    {
        lock (_gate)
        {
            _changes++;
            UnfoldUnlessUsed();
        }
    }

    /// <summary>Ends a change of the network.</summary>
    public void EndChange()
    {
        lock (_gate)
            _changes--;
    }

    private void UnfoldUnlessUsed()
    {
        if (!_isFolded || _changes == 0 || _predictions > 0)
            return;
        Network.Unfold();
        _isFolded = false;
    }

    private sealed class Prediction(SharedNetwork shared) : IDisposable
    {
        public void Dispose()
        {
            lock (shared._gate)
            {
                shared._predictions--;
                shared.UnfoldUnlessUsed();
            }
        }
    }
}
