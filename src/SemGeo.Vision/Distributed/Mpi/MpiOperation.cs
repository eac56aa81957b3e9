using System.Runtime.InteropServices;

namespace SemGeo.Vision.Distributed.Mpi;

/// <summary>A non-blocking operation, from its start to its end on the thread that calls MPI.</summary>
/// <param name="doing">What it does, for messages.</param>
/// <param name="start">Starts it, writes its request and returns MPI's code.</param>
internal sealed unsafe class MpiOperation(string doing, Func<nint, int> start)
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private nint* _request;

    /// <summary>What it does, for messages.</summary>
    public string Doing => doing;

    /// <summary>Whether it was started and is not over: MPI may still write to its memory.</summary>
    public bool IsRunning => _request is not null;

    /// <summary>How long it has been waited for, without the time in which this process itself was stopped.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>Waits for its end.</summary>
    /// <exception cref="DistributedException">It failed.</exception>
    public void Wait() => _end.Task.GetAwaiter().GetResult();

    /// <summary>Starts it; returns MPI's code.</summary>
    public int Start()
    {
        _request = (nint*)NativeMemory.AllocZeroed((nuint)sizeof(nint));
        return start((nint)_request);
    }

    /// <summary>Goes on with it; returns MPI's code.</summary>
    public int Test(MpiLibrary library, TimeSpan sinceLast, out bool isDone)
    {
        Waited += sinceLast;
        return library.Test(_request, out isDone);
    }

    public void Succeed()
    {
        NativeMemory.Free(_request);
        _request = null;
        _end.SetResult();
    }

    /// <summary>Gives it up. What it was started with stays where it is, since MPI still knows of it.</summary>
    public void Fail(Exception error) => _end.SetException(error);
}
