using SemGeo.Vision.Networks;

namespace SemGeo.Vision.Inference;

/// <summary>
/// Predictions share a folded copy of the convolutions' weights, which the first one makes; a change of the network frees it. Should a prediction be under way then, which its caller has to prevent,
/// the copy lives until that has returned.
/// </summary>
internal sealed class FoldedNetwork(GeoNetwork network)
{
    private readonly Lock _gate = new();
    private int _changes, _predictions;
    private bool _isFolded;

    /// <summary>Begins a prediction, which lasts until the result is disposed.</summary>
    public IDisposable BeginPrediction()
    {
        lock (_gate)
        {
            if (!_isFolded && _changes == 0)
            {
                network.Fold();
                _isFolded = true;
            }

            _predictions++;
        }

        return new Prediction(this);
    }

    /// <summary>Begins a change of the network, which lasts until the result is disposed.</summary>
    public IDisposable BeginChange()
    {
        lock (_gate)
        {
            _changes++;
            UnfoldUnlessUsed();
        }

        return new Change(this);
    }

    private void UnfoldUnlessUsed()
    {
        if (!_isFolded || _changes == 0 || _predictions > 0)
            return;
        network.Unfold();
        _isFolded = false;
    }

    private sealed class Prediction(FoldedNetwork folded) : IDisposable
    {
        public void Dispose()
        {
            lock (folded._gate)
            {
                folded._predictions--;
                folded.UnfoldUnlessUsed();
            }
        }
    }

    private sealed class Change(FoldedNetwork folded) : IDisposable
    {
        public void Dispose()
        {
            lock (folded._gate)
                folded._changes--;
        }
    }
}
