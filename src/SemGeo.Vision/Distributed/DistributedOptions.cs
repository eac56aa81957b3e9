using SemGeo.Validation;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Distributed.Mpi;

namespace SemGeo.Vision.Distributed;

/// <summary>Who a process is among those that work together. <see cref="DistributedEnvironment"/> reads it from what a launcher announces.</summary>
public sealed record DistributedOptions
{
    /// <summary>The number of this process, 0 to <see cref="WorldSize"/> - 1.</summary>
    public int Rank { get; init; }

    /// <summary>The number of processes, at least 1.</summary>
    public int WorldSize { get; init; } = 1;

    /// <summary>The number of this process on its machine: the index of its GPU.</summary>
    public int LocalRank { get; init; }

    /// <summary>The number of processes on this machine, which share its threads; at least 1.</summary>
    public int LocalSize { get; init; } = 1;

    /// <summary>Whether there are other processes, and another one writes what comes of the work.</summary>
    public bool IsFollower => WorldSize > 1 && Rank > 0;

    /// <summary>Whose launcher started this process.</summary>
    /// <value>Null where that is not known: the first MPI library that is there is taken. The default value is null.</value>
    public MpiKind? Launcher { get; init; }

    /// <summary>The MPI library: a name of <see cref="MpiKind"/>, or a path.</summary>
    /// <value>Empty for the library that the launcher belongs to. The default value is empty.</value>
    public string Library { get; init; } = "";

    /// <summary>Whether tensors on a GPU are given to MPI as they are, for a library that was built for it; otherwise they go through pinned memory of the host. Never run by us.</summary>
    /// <value>The default value is false.</value>
    public bool PassGpuMemory { get; init; }

    /// <summary>How long processes wait for one another.</summary>
    /// <value>At least a second. The default value is 5 minutes.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The GPU of this process where none was chosen: of several processes each takes the one of its number on its machine.</summary>
    /// <returns>The index of the GPU, or null (the CPU) for a process alone and where torch finds no GPU.</returns>
    public int? ChooseGpu() => WorldSize > 1 && TorchEnvironment.Read().GpuCount > 0 ? LocalRank : null;

    /// <summary>Checks all properties at once.</summary>
    /// <exception cref="ArgumentException">Properties are wrong; the message names every one, with its value and what is allowed.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(DistributedOptions));
        errors.Require(WorldSize >= 1, $"WorldSize is {WorldSize}, it must be at least 1.");
        errors.Require(Rank >= 0 && Rank < Math.Max(1, WorldSize), $"Rank is {Rank}, it must be 0 to {WorldSize - 1}.");
        errors.Require(LocalRank >= 0, $"LocalRank is {LocalRank}, it must be 0 or more.");
        errors.Require(LocalSize >= 1, $"LocalSize is {LocalSize}, it must be at least 1.");
        errors.Require(Timeout >= TimeSpan.FromSeconds(1), $"Timeout is {Timeout}, it must be at least a second.");
        errors.ThrowIfAny();
    }
}
