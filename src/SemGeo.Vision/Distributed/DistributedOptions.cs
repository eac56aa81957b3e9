using SemGeo.Validation;
using SemGeo.Vision.Devices;

namespace SemGeo.Vision.Distributed;

/// <summary>Who a process is among those that train together, and where they meet. <see cref="DistributedEnvironment"/> reads it from what a launcher says.</summary>
public sealed record DistributedOptions
{
    /// <summary>The number of this process, 0 to <see cref="WorldSize"/> - 1.</summary>
    public int Rank { get; init; }

    /// <summary>The number of processes, at least 1.</summary>
    public int WorldSize { get; init; } = 1;

    /// <summary>The number of this process on its machine: the index of its GPU.</summary>
    public int LocalRank { get; init; }

    /// <summary>Whether there are other processes, and another one writes what comes of the work.</summary>
    public bool IsFollower => WorldSize > 1 && Rank > 0;

    /// <summary>The name or address of rank 0's machine.</summary>
    public string MasterAddress { get; init; } = "127.0.0.1";

    /// <summary>The port there at which the processes meet.</summary>
    /// <value>1 to 65535. The default value is 29500.</value>
    public int MasterPort { get; init; } = 29500;

    /// <summary>Whether the launcher itself serves the meeting point (torchrun's agent), so that rank 0 must not.</summary>
    public bool LauncherServes { get; init; }

    /// <summary>What keeps runs apart that meet at the same port, such as the number of a restart.</summary>
    public string RunId { get; init; } = "0";

    /// <summary>The name or address of this machine that the others reach it by; empty for its host name's.</summary>
    public string OwnAddress { get; init; } = "";

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
        errors.Require(!string.IsNullOrWhiteSpace(MasterAddress), "MasterAddress is empty, it must name rank 0's machine.");
        errors.Require(MasterPort is >= 1 and <= 65535, $"MasterPort is {MasterPort}, it must be 1 to 65535.");
        errors.Require(Timeout >= TimeSpan.FromSeconds(1), $"Timeout is {Timeout}, it must be at least a second.");
        errors.ThrowIfAny();
    }
}
