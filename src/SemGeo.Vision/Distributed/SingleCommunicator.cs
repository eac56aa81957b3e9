using static TorchSharp.torch;

namespace SemGeo.Vision.Distributed;

/// <summary>A process alone.</summary>
public sealed class SingleCommunicator : ICommunicator
{
    /// <inheritdoc/>
    public int Rank => 0;

    /// <inheritdoc/>
    public int Size => 1;

    /// <inheritdoc/>
    public string Library => "";

    /// <inheritdoc/>
    public void Barrier()
    {
        // Nobody is waited for.
    }

    /// <inheritdoc/>
    public void Sum(Span<double> values)
    {
        // The values are the sums.
    }

    /// <inheritdoc/>
    public Action BeginSum(IReadOnlyList<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        return () => { };
    }

    /// <inheritdoc/>
    public void Broadcast(IReadOnlyList<Tensor> tensors, int root = 0) => ArgumentNullException.ThrowIfNull(tensors);

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Gather(ReadOnlySpan<byte> own) => [own.ToArray()];

    /// <inheritdoc/>
    public void Fail(string reason)
    {
        // The caller's exception is all that there is to know.
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // It holds nothing.
    }
}
