using SemGeo.Vision.Networks;

namespace SemGeo.Vision.Inference;

/// <summary>A network that several models own together; the last one to let go frees it.</summary>
internal sealed class SharedNetwork(GeoNetwork network)
{
    private int _references = 1;

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
}
