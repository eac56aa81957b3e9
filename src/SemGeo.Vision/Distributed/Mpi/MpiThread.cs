using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SemGeo.Vision.Distributed.Mpi;

/// <summary>The one thread of this process that calls MPI: it starts operations, goes on with them until they are over or too late, and answers the other processes while this one computes.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>An operation that is not over within its time is followed by a roll call: every process's thread answers, whatever its program does, unless it was killed or stopped.</item>
/// <item>A failure of another process is waited out for a moment: where all fail of the same cause, each throws its own error.</item>
/// <item>MPI can be started once in a process and not again after its end, so there is one object, for all teams that the process will be in.</item>
/// </list>
/// </remarks>
internal sealed unsafe class MpiThread
{
    private const int Tag = 7, SpinsBeforeNaps = 100_000;

    private static readonly TimeSpan RollCall = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(50);
    private static readonly long BetweenProbes = Stopwatch.Frequency / 1000;

    private readonly BlockingCollection<Action> _work = [];
    private readonly List<MpiOperation> _running = [];
    private readonly List<nint> _sends = [];
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly nint _received = (nint)NativeMemory.AllocZeroed(MpiMessage.Size);
    private MpiMembers _members = new(0, 1);
    private TimeSpan _timeout = TimeSpan.MaxValue;
    private TimeSpan? _rollCall, _grace;
    private long _last = Stopwatch.GetTimestamp();
    private long _lastProbe;
    private int _spins;
    private bool _failedAfterOther;
    private bool _isOver;

    public MpiThread(MpiLibrary library)
    {
        Library = library;
        new Thread(Run) { IsBackground = true, Name = "MPI" }.Start();
    }

    /// <summary>The library.</summary>
    public MpiLibrary Library { get; }

    /// <summary>The number of this process, by MPI.</summary>
    public int Rank { get; private set; }

    /// <summary>The number of processes, by MPI.</summary>
    public int Size { get; private set; } = 1;

    /// <summary>Whether an operation was given up: MPI may still write to its memory, and no other can follow.</summary>
    public bool HasLeftOvers { get; private set; }

    /// <summary>Waits until MPI has started.</summary>
    /// <returns>Whether it has, within the time.</returns>
    public bool WaitForStart(TimeSpan timeout) => _started.Task.Wait(timeout);

    /// <summary>Begins a team: its operations may take this long each.</summary>
    public void StartTeam(TimeSpan timeout) => Do(() =>
    {
        _timeout = timeout;
        _members.StartTeam();
    });

    /// <summary>Lets an operation begin; its end can be waited for.</summary>
    public MpiOperation Begin(string doing, Func<nint, int> start)
    {
        var operation = new MpiOperation(doing, start);
        _work.Add(() => Start(operation));
        return operation;
    }

    /// <summary>Sends all others a message.</summary>
    public void Send(MpiMessageKind kind, string text) => Do(() =>
    {
        _failedAfterOther |= kind == MpiMessageKind.Failure && _members.Failure is not null;
        SendAll(kind, text);
    });

    /// <summary>Whether operations are running.</summary>
    public bool IsBusy()
    {
        var isBusy = false;
        Do(() => isBusy = _running.Count > 0);
        return isBusy;
    }

    /// <summary>Whether all others that are there have sent <see cref="MpiMessageKind.Goodbye"/>, whether any has left operations behind, and whether the first failure was another process's that is there.</summary>
    public (bool HaveAllEnded, bool HasLeftOvers, bool IsOthersFailure) State()
    {
        var state = (false, false, false);
        Do(() => state = (_members.HaveAllEnded, HasLeftOvers || _members.HasLeftOvers, _members.Failure is { } failure && !_members.Lost.Contains(failure.Sender) && _failedAfterOther));
        return state;
    }

    /// <summary>Ends MPI in an orderly way. Nothing may follow.</summary>
    public void Complete() => Do(() =>
    {
        Library.Complete();
        _isOver = true;
    });

    /// <summary>Ends all processes, this one too.</summary>
    public void Abort() => Do(() => Library.Abort(1));

    private void Do(Action action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            action();
            done.SetResult();
        });
        done.Task.GetAwaiter().GetResult();
    }

    private void Run()
    {
        try
        {
            Library.Initialize();
            (Rank, Size) = (Library.Rank(), Library.Size());
            _members = new MpiMembers(Rank, Size);
            _started.SetResult();
        }
        catch (Exception e)
        {
            _started.SetException(e);
            return;
        }

        while (true)
        {
            if (_work.TryTake(out var work, _running.Count > 0 ? TimeSpan.Zero : Idle))
                work();
            if (_isOver)
                return;
            var now = Stopwatch.GetTimestamp();

            // A process that was stopped for a while does not count that time against the others.
            var step = Stopwatch.GetElapsedTime(_last, now);
            step = step < LongestStep ? step : LongestStep;
            _last = now;
            if (now - _lastProbe > BetweenProbes)
            {
                _lastProbe = now;
                ReceiveAll();
                FreeSends();
            }

            GoOn(step);
        }
    }

    private void Start(MpiOperation operation)
    {
        if (_members.Failure is { } failure)
        {
            operation.Fail(FailureOf(failure, operation));
            return;
        }

        if (HasLeftOvers)
        {
            operation.Fail(new DistributedException($"Rank {Rank} of {Size} cannot go on {operation.Doing}: an earlier operation did not end. Start all processes again."));
            return;
        }

        _running.Add(operation);
        _spins = 0;
        if (operation.Start() is var code and not 0)
            GiveUp(operation => new DistributedException($"Rank {Rank} of {Size} failed {operation.Doing}: {Library.Describe(code)}."));
    }

    private void GoOn(TimeSpan step)
    {
        for (var i = 0; i < _running.Count; i++)
        {
            var operation = _running[i];
            var code = operation.Test(Library, step, out var isDone);
            if (code != 0)
            {
                GiveUp(running => new DistributedException($"Rank {Rank} of {Size} failed {running.Doing}: {Library.Describe(code)}."));
                return;
            }

            if (!isDone)
                continue;
            _running.RemoveAt(i--);
            (_rollCall, _spins) = (null, 0);
            operation.Succeed();
        }

        if (_running.Count == 0)
            _grace = null;
        else if (!IsTooLate(step))
            Pause();
    }

    // Whether nothing more was to be hoped for, and all was given up.
    private bool IsTooLate(TimeSpan step)
    {
        if (_members.Failure is { } failure)
        {
            _grace = (_grace ?? TimeSpan.Zero) + step;
            if (_grace < LongestStep)
                return false;
            GiveUp(operation => FailureOf(failure, operation));
            return true;
        }

        if (_rollCall is { } since)
        {
            _rollCall = since + step;
            if (_rollCall < RollCall && !_members.HaveAllAnswered)
                return false;
            var lost = _members.EndRollCall();
            var who = lost.Count > 0
                ? $"rank {string.Join(", ", lost)} does not answer any more" : FormattableString.Invariant($"all ranks are alive, but one did not come to this step within {_timeout.TotalSeconds:0.#} s (DistributedTimeout)");
            GiveUp(operation => new DistributedException($"Rank {Rank} of {Size} stopped while {operation.Doing}: {who}. Start all processes again; with checkpoints training goes on from the last one.", lost));
            return true;
        }

        if (_running[0].Waited > _timeout)
        {
            _members.StartRollCall();
            SendAll(MpiMessageKind.Ping, "");
            _rollCall = TimeSpan.Zero;
        }

        return false;
    }

    private DistributedException FailureOf(MpiMessage failure, MpiOperation operation)
        => new($"Rank {Rank} of {Size} stopped while {operation.Doing}, since rank {failure.Sender} failed: {failure.Text}", [failure.Sender]);

    private void GiveUp(Func<MpiOperation, DistributedException> error)
    {
        HasLeftOvers = true;
        foreach (var operation in _running)
            operation.Fail(error(operation));
        _running.Clear();
        (_rollCall, _grace) = (null, null);
    }

    // Data move only while MPI is called; a process that waits for long leaves the core to the others.
    private void Pause()
    {
        if (_spins++ < SpinsBeforeNaps)
            Thread.Yield();
        else
            Thread.Sleep(1);
    }

    private void ReceiveAll()
    {
        while (Library.HasMessage(Tag))
        {
            if (Library.Receive(_received, MpiMessage.Size, Tag) != 0)
                return;
            var message = MpiMessage.Read(new ReadOnlySpan<byte>((void*)_received, MpiMessage.Size));
            if (_members.Receive(message))
                Send(MpiMessageKind.Pong, "", message.Sender);
        }
    }

    private void SendAll(MpiMessageKind kind, string text)
    {
        foreach (var other in _members.Others)
            Send(kind, text, other);
    }

    // The request stands before the message.
    private void Send(MpiMessageKind kind, string text, int to)
    {
        var block = (nint)NativeMemory.AllocZeroed((nuint)(sizeof(nint) + MpiMessage.Size));
        new MpiMessage(kind, Rank, _members.Team, text).Write(new Span<byte>((void*)(block + sizeof(nint)), MpiMessage.Size));
        if (Library.Send(block + sizeof(nint), MpiMessage.Size, to, Tag, (nint*)block) == 0)
            _sends.Add(block);
    }

    private void FreeSends() => _sends.RemoveAll(block =>
    {
        if (Library.Test((nint*)block, out var isDone) != 0 || !isDone)
            return false;
        NativeMemory.Free((void*)block);
        return true;
    });
}
