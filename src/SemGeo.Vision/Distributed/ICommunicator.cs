using SemGeo.Vision.Distributed.Mpi;
using static TorchSharp.torch;

namespace SemGeo.Vision.Distributed;

/// <summary>The processes that work together. A process alone is the only one of them, and every operation is then nothing to do.</summary>
/// <remarks>
/// All processes call the same operations in the same order. After a <see cref="DistributedException"/> the communicator is of no use any more. One thread at a time may call.
/// </remarks>
public interface ICommunicator : IDisposable
{
    /// <summary>The number of this process, 0 to <see cref="Size"/> - 1.</summary>
    int Rank { get; }

    /// <summary>The number of processes.</summary>
    int Size { get; }

    /// <summary>What carries the data, such as "Open MPI 4.1.4"; empty for a process alone.</summary>
    string Library { get; }

    /// <summary>Waits until all processes are here.</summary>
    /// <exception cref="DistributedException">A process is lost, or has failed.</exception>
    void Barrier();

    /// <summary>Sums values over all processes, in place; all get the same bits.</summary>
    /// <exception cref="DistributedException">A process is lost, or has failed.</exception>
    void Sum(Span<double> values);

    /// <summary>Sums tensors of single or double precision, such as gradients, over all processes, in place; all get the same bits.</summary>
    /// <param name="tensors">As many of the same shapes in every process, on the CPU or a GPU.</param>
    /// <exception cref="DistributedException">A process is lost, or has failed.</exception>
    /// <exception cref="ArgumentException">A tensor has another type.</exception>
    void Sum(IReadOnlyList<Tensor> tensors) => BeginSum(tensors)();

    /// <summary>Begins to sum tensors, which go on their way while the caller computes.</summary>
    /// <param name="tensors">As for <see cref="Sum(IReadOnlyList{Tensor})"/>. They must live, and not be changed, until the end.</param>
    /// <returns>What waits for the end and writes the sums. Several that were begun are waited for in the order of their beginning.</returns>
    /// <exception cref="DistributedException">A process is lost, or has failed; the wait throws it too.</exception>
    /// <exception cref="ArgumentException">A tensor has another type.</exception>
    Action BeginSum(IReadOnlyList<Tensor> tensors);

    /// <summary>Overwrites tensors with those of a process, such as starting weights and the statistics of batch normalization.</summary>
    /// <exception cref="DistributedException">A process is lost, or has failed.</exception>
    void Broadcast(IReadOnlyList<Tensor> tensors, int root = 0);

    /// <summary>The bytes of all processes in the order of their ranks.</summary>
    /// <exception cref="DistributedException">A process is lost, or has failed.</exception>
    IReadOnlyList<byte[]> Gather(ReadOnlySpan<byte> own);

    /// <summary>Lets the others know that this process cannot go on: what they wait for throws within seconds, with this process's reason. At its end this process aborts those that did not end by themselves.</summary>
    /// <param name="reason">What went wrong.</param>
    void Fail(string reason);
}

/// <summary>Meets the other processes.</summary>
public static class Communicator
{
    /// <summary>The MPI libraries that this machine has, such as "Open MPI 4.1.4", in the order in which they are chosen.</summary>
    public static IReadOnlyList<string> Libraries => [.. MpiLibraries.Installed().Select(library => library.Version)];

    /// <summary>How to get one.</summary>
    public static string HowToInstall => MpiLibraries.HowToInstall;

    /// <summary>Meets the other processes and waits for all of them. The caller disposes the communicator.</summary>
    /// <param name="options">Who this process is; null, or a world of one, for a process alone.</param>
    /// <exception cref="ArgumentException">Options are wrong; the message names all errors.</exception>
    /// <exception cref="PlatformNotSupportedException">There are other processes, and no MPI library.</exception>
    /// <exception cref="DistributedException">The others did not come in time, or MPI finds another number of them than the launcher announced.</exception>
    public static ICommunicator Create(DistributedOptions? options)
    {
        options?.Validate();
        return options is { WorldSize: > 1 } several ? new MpiCommunicator(several) : new SingleCommunicator();
    }
}

/// <summary>Processes that train together could not start, or have lost one another.</summary>
public sealed class DistributedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="lostRanks">The processes that do not answer any more, where that is known.</param>
    /// <param name="innerException">The cause.</param>
    public DistributedException(string message, IReadOnlyList<int>? lostRanks = null, Exception? innerException = null)
        : base(message, innerException) => LostRanks = lostRanks ?? [];

    /// <summary>The ranks of the processes that do not answer any more; empty where it is not known which.</summary>
    public IReadOnlyList<int> LostRanks { get; }
}
