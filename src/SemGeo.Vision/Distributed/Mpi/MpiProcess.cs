using System.Diagnostics;

namespace SemGeo.Vision.Distributed.Mpi;

/// <summary>MPI in this process, from its start for the first team to the end of the process.</summary>
/// <remarks>
/// At the end of the process MPI is ended in an orderly way. After a failure the processes wait a moment for one another's end, so that each can write what it has to, and then those that are left are aborted with this process's reason.
/// </remarks>
internal static class MpiProcess
{
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(5);
    private static readonly Lock Guard = new();

    // MPI allows one start in a process: this is the process's state, not the library's choice.
    private static MpiThread? _thread;
    private static string? _failure;

    /// <summary>Starts MPI, or finds it started.</summary>
    /// <exception cref="PlatformNotSupportedException">There is no MPI library.</exception>
    /// <exception cref="DistributedException">The processes do not meet, or MPI finds others than were announced.</exception>
    public static MpiThread Start(DistributedOptions options)
    {
        lock (Guard)
        {
            var isFirst = _thread is null;
            _thread ??= new MpiThread(MpiLibraries.Choose(options.Library, options.Launcher));
            if (!Meet(_thread, options.Timeout))
            {
                throw new DistributedException(
                    $"Rank {options.Rank} of {options.WorldSize} did not meet the others within {options.Timeout.TotalSeconds:0} s ({_thread.Library.Version}): a process ended before it came here, or its machine cannot be reached. Look at the launcher's messages.");
            }

            if (isFirst)
                AppDomain.CurrentDomain.ProcessExit += (_, _) => End(_thread);
            Compare(_thread, options);
            if (_thread.HasLeftOvers)
                throw new DistributedException($"Rank {options.Rank} of {options.WorldSize} cannot meet the others: an operation of an earlier team of this process did not end. Start all processes again.");
            _failure = null;
            _thread.StartTeam(options.Timeout);
            return _thread;
        }
    }

    /// <summary>Lets the others know that this process cannot go on.</summary>
    public static void Fail(MpiThread thread, string reason)
    {
        _failure = reason;
        thread.Send(MpiMessageKind.Failure, reason);
    }

    private static bool Meet(MpiThread thread, TimeSpan timeout)
    {
        try
        {
            return thread.WaitForStart(timeout);
        }
        catch (AggregateException e) when (e.InnerException is DistributedException inner)
        {
            throw inner;
        }
    }

    private static void Compare(MpiThread thread, DistributedOptions options)
    {
        if (thread.Size == options.WorldSize && thread.Rank == options.Rank)
            return;
        throw new DistributedException(
            $"The launcher announced rank {options.Rank} of {options.WorldSize}, but {thread.Library.Version} ({thread.Library.File}) finds rank {thread.Rank} of {thread.Size}: the launcher belongs to another MPI than the library, or the program was not started by it. "
            + $"Start it with the launcher of that library, or choose the library by {MpiLibraries.Variable} ({string.Join(", ", MpiLibraries.Installed().Select(library => $"{library.Kind}: {library.Version}"))}).");
    }

    private static void End(MpiThread thread)
    {
        // A program that ends while a thread of it waits for the others is no use to them any more.
        var isBusy = thread.IsBusy();
        if (_failure is null && isBusy)
            Fail(thread, "the program ended in the middle of an operation");
        if (_failure is null)
        {
            thread.Complete();
            return;
        }

        // What each has to write is written now.
        thread.Send(MpiMessageKind.Goodbye, thread.HasLeftOvers || isBusy ? "left" : "");
        WaitUntil(thread, state => state.HaveAllEnded);
        var state = thread.State();
        if (state.HaveAllEnded && !state.HasLeftOvers && !isBusy)
        {
            thread.Complete();
            return;
        }

        // The one that failed first ends all, by the reason that matters.
        if (state.IsOthersFailure)
            WaitUntil(thread, _ => false);
        Console.Error.WriteLine($"semgeo: rank {thread.Rank} of {thread.Size} ends all processes: {_failure}");
        thread.Abort();
    }

    private static void WaitUntil(MpiThread thread, Func<(bool HaveAllEnded, bool HasLeftOvers, bool IsOthersFailure), bool> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition(thread.State()) && Stopwatch.GetElapsedTime(started) < Parting)
            Thread.Sleep(10);
    }
}
