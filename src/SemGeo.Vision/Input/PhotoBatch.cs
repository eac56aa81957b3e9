using SemGeo.Geography;

namespace SemGeo.Vision.Input;

/// <summary>Images that are ready for a network, with what belongs to them.</summary>
/// <remarks>
/// Who takes a batch owns it and disposes it: its buffers go back to the input it came from and are used again, so no span of it may be used afterwards.
/// A batch that is never disposed is left to the garbage collector.
/// </remarks>
public sealed class PhotoBatch : IDisposable
{
    private readonly BatchBuffers _buffers;
    private readonly Action<BatchBuffers> _giveBack;
    private bool _disposed;

    internal PhotoBatch(BatchBuffers buffers, int count, Action<BatchBuffers> giveBack, long position = 0)
    {
        (_buffers, _giveBack) = (buffers, giveBack);
        Count = count;
        Position = position;
    }

    /// <summary>The number of images, 1 or more; 0 only for a process whose share of a batch could not be used.</summary>
    public int Count { get; }

    /// <summary>How many examples of the pass were used up with this batch, those left out included: where a pass that goes on after it begins.</summary>
    internal long Position { get; }

    /// <summary>The number of crops of every image: 1, or 5 for <see cref="CropMode.Five"/>.</summary>
    public int Crops => _buffers.Crops;

    /// <summary>What a crop is: a square of pixels, or an embedding.</summary>
    public InputShape Shape => _buffers.Shape;

    /// <summary>Width and height of the crops in pixels; 0 for embeddings.</summary>
    public int InputSize => Shape.InputSize;

    /// <summary>The number of labels of every image.</summary>
    public int Heads => _buffers.Heads;

    /// <summary>The normalised values in the order [<see cref="Count"/> x <see cref="Crops"/>, height, width, 3 (red, green, blue)]; of embeddings [<see cref="Count"/>, numbers].</summary>
    /// <exception cref="ObjectDisposedException">The batch was disposed.</exception>
    public ReadOnlySpan<float> Pixels => Alive.Pixels.AsSpan(0, Count * _buffers.ImageLength);

    /// <summary>The classes in the order [<see cref="Count"/>, <see cref="Heads"/>], -1 where one is missing.</summary>
    /// <exception cref="ObjectDisposedException">The batch was disposed.</exception>
    public ReadOnlySpan<int> Labels => Alive.Labels.AsSpan(0, Count * _buffers.Heads);

    /// <summary>Every image's row in its source.</summary>
    /// <exception cref="ObjectDisposedException">The batch was disposed.</exception>
    public ReadOnlySpan<long> Rows => Alive.Rows.AsSpan(0, Count);

    /// <summary>Where every image was taken.</summary>
    /// <exception cref="ObjectDisposedException">The batch was disposed.</exception>
    public ReadOnlySpan<GeoCoordinate> Coordinates => Alive.Coordinates.AsSpan(0, Count);

    private BatchBuffers Alive
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _buffers;
        }
    }

    /// <summary>Gives the buffers back. Idempotent.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _giveBack(_buffers);
    }
}
