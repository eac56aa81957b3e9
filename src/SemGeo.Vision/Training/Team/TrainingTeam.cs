using System.Text.Json;
using SemGeo.Vision.Distributed;
using SemGeo.Vision.Input;
using SemGeo.Vision.Training.Checkpoints;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training.Team;

/// <summary>The processes that train one network together; a process alone is a team of one, for which all of this is nothing to do.</summary>
/// <remarks>All do the same calls in the same order. Rank 0 leads: it alone writes, reports and looks at the clock.</remarks>
internal sealed class TrainingTeam : IDisposable
{
    private readonly ICommunicator _others;

    private TrainingTeam(ICommunicator others) => _others = others;

    /// <summary>Whether there are no others.</summary>
    public bool IsAlone => Size == 1;

    /// <summary>Whether this process is the one that writes.</summary>
    public bool Leads => Rank == 0;

    /// <summary>The number of processes.</summary>
    public int Size => _others.Size;

    /// <summary>The number of this process.</summary>
    public int Rank => _others.Rank;

    /// <summary>What carries the data; empty for a process alone.</summary>
    public string Library => _others.Library;

    /// <summary>What this process takes of a collection.</summary>
    public PhotoShare PhotoShare => new(Rank, Size);

    /// <summary>Meets the others.</summary>
    /// <param name="options">Who this process is; null for a process alone.</param>
    /// <param name="batchSize">The photos of a batch of all together.</param>
    /// <exception cref="ArgumentException">A batch cannot be parted among them.</exception>
    /// <exception cref="PlatformNotSupportedException">There are others, and no MPI library.</exception>
    /// <exception cref="DistributedException">They did not come in time.</exception>
    public static TrainingTeam Meet(DistributedOptions? options, int batchSize)
    {
        var size = options?.WorldSize ?? 1;
        return batchSize % size == 0
            ? new(Communicator.Create(options))
            : throw new ArgumentException($"BatchSize is {batchSize} for {size} processes: it is the batch of all together, so give a multiple of {size}.");
    }

    /// <summary>What ends this process's work between steps: of several, one that is cancelled lets the others know at the next step, and all end there.</summary>
    public CancellationToken Between(CancellationToken cancellation) => IsAlone ? cancellation : CancellationToken.None;

    /// <summary>Adds up numbers over the processes, in place.</summary>
    public void Sum(Span<double> values) => _others.Sum(values);

    /// <summary>Begins to add up gradients over the processes, while the caller computes others.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">Their gradients, an invalid one where the loss does not depend on a parameter; null from a process that had no photo.</param>
    /// <returns>What waits for the sums and returns them.</returns>
    public Func<IList<Tensor>> BeginSum(IReadOnlyList<Tensor> parameters, IList<Tensor>? gradients)
    {
        using var noGrad = no_grad();
        var sums = new Tensor[parameters.Count];
        for (var i = 0; i < sums.Length; i++)
            sums[i] = gradients is null || gradients[i].IsInvalid ? zeros_like(parameters[i].detach()) : gradients[i];
        var wait = _others.BeginSum(sums);
        return () =>
        {
            wait();
            return sums;
        };
    }

    /// <summary>Overwrites tensors with those of rank 0.</summary>
    public void Send(IEnumerable<(string Name, Tensor Tensor)> tensors)
    {
        if (!IsAlone)
            _others.Broadcast([.. tensors.Select(entry => entry.Tensor)]);
    }

    /// <summary>The value of rank 0.</summary>
    public T FromLeader<T>(T value) => IsAlone ? value : Gather(Leads ? value : default)[0]!;

    /// <summary>The values of all processes in the order of their ranks.</summary>
    public IReadOnlyList<T> Gather<T>(T value) => IsAlone
        ? [value] : [.. _others.Gather(JsonSerializer.SerializeToUtf8Bytes(value, RunCheckpoints.Json)).Select(bytes => JsonSerializer.Deserialize<T>(bytes, RunCheckpoints.Json)!)];

    /// <summary>Lets all processes know the images that any of them left out.</summary>
    public void Share(BadImageLog log)
    {
        if (IsAlone)
            return;
        foreach (var images in Gather(log.TakeNew()))
            log.Restore(images);
        log.TakeNew();
    }

    /// <summary>Waits for the others at the end: whoever leaves before them looks lost.</summary>
    public void Part() => _others.Barrier();

    /// <summary>Lets the others know that this process cannot go on, and why.</summary>
    public void Fail(Exception error) => _others.Fail(error.Message);

    /// <summary>Leaves the team.</summary>
    public void Dispose() => _others.Dispose();
}
