using SemGeo.Vision.Distributed.Mpi;

namespace SemGeo.Vision.Distributed;

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
