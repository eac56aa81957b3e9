using System.Globalization;
using static TorchSharp.torch;

namespace SemGeo.Vision.Distributed;

/// <summary>
/// Processes that train one network together (data parallel), over libtorch's c10d: Gloo for tensors on the CPU, NCCL for those on GPUs where the native library was built with it.
/// </summary>
/// <remarks>All processes call the same operations in the same order, one at a time. After an error the group is of no use any more: dispose it.</remarks>
public sealed unsafe class ProcessGroup : IDisposable
{
    private static readonly Lazy<string?> Missing = new(Probe);

    private readonly DistributedOptions _options;
    private readonly Heartbeat _heartbeat;
    private nint _group;

    private ProcessGroup(nint group, DistributedOptions options)
    {
        (_group, _options) = (group, options);
        _heartbeat = new Heartbeat((key, value) => NativeC10dMethods.Count(group, key, value), options);
    }

    /// <summary>Whether the native library was built and loads.</summary>
    public static bool IsAvailable => WhyUnavailable is null;

    /// <summary>Why it does not; null where it does.</summary>
    public static string? WhyUnavailable => Missing.Value;

    /// <summary>The number of this process.</summary>
    public int Rank => _options.Rank;

    /// <summary>The number of processes.</summary>
    public int WorldSize => _options.WorldSize;

    /// <summary>Meets the other processes and waits for all of them. The caller disposes the group.</summary>
    /// <param name="options">Who this process is.</param>
    /// <exception cref="ArgumentException">Options are wrong; the message names all errors.</exception>
    /// <exception cref="PlatformNotSupportedException">The native library is not there.</exception>
    /// <exception cref="DistributedException">The others did not come in time, or the port is taken.</exception>
    public static ProcessGroup Create(DistributedOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        RequireLibrary(options.WorldSize, WhyUnavailable);
        var serves = options is { Rank: 0, LauncherServes: false };
        var group = NativeC10dMethods.Create(
            options.Rank, options.WorldSize, options.MasterAddress, options.MasterPort, serves ? 1 : 0, $"semgeo/{options.RunId}", options.OwnAddress, (long)options.Timeout.TotalMilliseconds);
        return group == 0 ? throw NotMet(options, serves, NativeC10dMethods.LastError()) : new ProcessGroup(group, options);
    }

    /// <summary>Waits until all processes are here.</summary>
    /// <exception cref="DistributedException">A process is lost.</exception>
    public void Barrier() => Check(NativeC10dMethods.Barrier(Alive()), "waiting for the others");

    /// <summary>Sums values over all processes, in place; all get the same bits.</summary>
    /// <exception cref="DistributedException">A process is lost.</exception>
    public void Sum(Span<double> values)
    {
        fixed (double* first = values)
            Check(NativeC10dMethods.Sum(Alive(), first, values.Length), "summing counts");
    }

    /// <summary>Overwrites tensors with those of a process, such as starting weights and the statistics of batch normalisation.</summary>
    /// <exception cref="DistributedException">A process is lost.</exception>
    public void Broadcast(IReadOnlyList<Tensor> tensors, int root = 0)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var handles = tensors.Select(tensor => tensor.Handle).ToArray();
        fixed (nint* first = handles)
            Check(NativeC10dMethods.Broadcast(Alive(), first, handles.Length, root), "sending weights");
        GC.KeepAlive(tensors);
    }

    /// <summary>Sums tensors, such as gradients, over all processes, in place, bucket by bucket: while one travels, the next is put together.</summary>
    /// <param name="tensors">As many of the same shapes in every process.</param>
    /// <exception cref="DistributedException">A process is lost.</exception>
    public void Sum(IReadOnlyList<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var handles = tensors.Select(tensor => tensor.Handle).ToArray();
        fixed (nint* first = handles)
            Check(NativeC10dMethods.SumTensors(Alive(), first, handles.Length), "summing gradients");
        GC.KeepAlive(tensors);
    }

    /// <summary>Leaves the group. Disposing again does nothing.</summary>
    public void Dispose()
    {
        _heartbeat.Dispose();
        if (Interlocked.Exchange(ref _group, 0) is var group and not 0)
            NativeC10dMethods.Free(group);
    }

    /// <summary>Says how to get on without the native library.</summary>
    internal static void RequireLibrary(int processes, string? whyUnavailable)
    {
        if (whyUnavailable is not null)
            throw new PlatformNotSupportedException($"Training in {processes} processes needs the native library semgeo_c10d: {whyUnavailable} Build it (pipelines/README.md says how), or train in one process.");
    }

    private static string? Probe()
    {
        try
        {
            var version = NativeC10dMethods.GetAbiVersion();
            return version == NativeC10dMethods.AbiVersion ? null : $"libsemgeo_c10d has interface {version}, this library needs {NativeC10dMethods.AbiVersion}.";
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            return "it was not found beside the program, or does not find its libtorch.";
        }
    }

    private static DistributedException NotMet(DistributedOptions options, bool serves, string error) => new(
        serves && (error.Contains("Address already in use", StringComparison.OrdinalIgnoreCase) || error.Contains("EADDRINUSE", StringComparison.Ordinal))
            ? $"Port {options.MasterPort} of this machine is taken, by another run or another program, so the {options.WorldSize} processes cannot meet there: set MASTER_PORT to a free one, the same for all of them. ({FirstLine(error)})"
            : $"Rank {options.Rank} of {options.WorldSize} did not meet the others at {options.MasterAddress}:{options.MasterPort} within {options.Timeout.TotalSeconds:0} s: {FirstLine(error)} "
                + "Check that all processes were started, and that MASTER_ADDR and MASTER_PORT can be reached.");

    private static string FirstLine(string message) => message.AsSpan().IndexOf('\n') is var end and >= 0 ? message[..end] : message;

    private nint Alive()
    {
        ObjectDisposedException.ThrowIf(_group == 0, this);
        return _group;
    }

    private void Check(int status, string doing)
    {
        if (status == 0)
            return;
        var error = FirstLine(NativeC10dMethods.LastError());
        var lost = _heartbeat.FindLost();
        var who = lost.Count > 0 ? $"rank {string.Join(", ", lost)} does not answer any more" : string.Create(CultureInfo.InvariantCulture, $"all ranks are alive, but one lost its connection or did not come to this step within {_options.Timeout.TotalSeconds:0.#} s (DistributedTimeout)");
        throw new DistributedException($"Rank {Rank} of {WorldSize} stopped while {doing}: {who} ({error}). Start all processes again; with checkpoints training goes on from the last one.", lost);
    }
}
