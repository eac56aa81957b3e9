using System.Runtime.ExceptionServices;
using SemGeo.Imaging;

namespace SemGeo.Vision.Input;

/// <summary>A batch on its way: several threads fill its places, one waits until all are done.</summary>
/// <param name="examples">The photos.</param>
/// <param name="buffers">Where they go.</param>
/// <param name="whole">How many photos of the pass are used up with them: more than they are where other processes take a share.</param>
internal sealed class PendingBatch(IReadOnlyList<PhotoExample> examples, BatchBuffers buffers, int whole)
{
    private readonly Exception?[] _errors = new Exception?[examples.Count];
    private readonly TaskCompletionSource _done = new();
    private int _open = examples.Count;

    public int Size => examples.Count;

    public int Whole => whole;

    public BatchBuffers Buffers => buffers;

    /// <summary>Fills one place; errors are kept for <see cref="Collect"/>.</summary>
    public void Fill(int index, LoadPhoto load, ImageBytes reader)
    {
        try
        {
            var example = examples[index];
            load(example, reader, buffers.Image(index));
            example.Labels.Span.CopyTo(buffers.Labels.AsSpan(index * buffers.Heads, buffers.Heads));
            buffers.Rows[index] = example.Row;
            buffers.Coordinates[index] = example.Coordinate;
        }
        catch (Exception error)
        {
            _errors[index] = error;
        }
        finally
        {
            if (Interlocked.Decrement(ref _open) == 0)
                _done.SetResult();
        }
    }

    public void Wait(CancellationToken cancellationToken)
    {
        if (Size > 0)
            _done.Task.Wait(cancellationToken);
    }

    /// <summary>Closes the gaps of images that could not be used.</summary>
    /// <returns>The number of images that are left.</returns>
    /// <exception cref="BadImageException">An image could not be used and the policy is to throw; of several the first.</exception>
    public int Collect(BadImagePolicy policy, ICollection<BadImage> bad)
    {
        var count = 0;
        for (var i = 0; i < examples.Count; i++)
        {
            if (_errors[i] is not { } error)
            {
                buffers.Move(i, count++);
                continue;
            }
            if (error is not ImageDecodingException)
                ExceptionDispatchInfo.Throw(error);
            var image = new BadImage(examples[i].Row, examples[i].Path, error.Message);
            if (policy == BadImagePolicy.Throw)
                throw new BadImageException(image, error);
            bad.Add(image);
        }
        return count;
    }
}

/// <summary>Decodes an example into its place in a batch.</summary>
internal delegate void LoadPhoto(PhotoExample example, ImageBytes reader, Span<float> target);
