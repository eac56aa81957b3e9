using TorchSharp;

namespace SemGeo.Vision.Devices;

/// <summary>
/// Sets the number of threads that libtorch computes with on the calling thread until it is disposed. libtorch's own default is half of the logical
/// processors, which is one on a machine with two.
/// </summary>
internal sealed class TorchThreads : IDisposable
{
    private readonly int _before;

    /// <param name="threads">The number of threads, or 0 for all processors that the process may use.</param>
    public TorchThreads(int threads)
    {
        TorchLibrary.Require();
        Count = threads == 0 ? Environment.ProcessorCount : threads;
        _before = torch.get_num_threads();
        Set(Count);
    }

    public int Count { get; }

    public void Dispose() => Set(_before);

    private static void Set(int threads)
    {
        if (torch.get_num_threads() != threads)
            torch.set_num_threads(threads);
    }
}
