using System.Runtime.InteropServices;
using System.Text;

namespace SemGeo.Vision.Distributed.Mpi;

/// <summary>The functions of one MPI library, loaded by its name. Every function is called from one thread (<see cref="MpiThread"/>), but those that need no initialization.</summary>
internal sealed unsafe class MpiLibrary
{
    // MPI_MAX_LIBRARY_VERSION_STRING is at most 8192 (MPICH), MPI_MAX_ERROR_STRING at most 1024 (MPICH).
    private const int LongestVersion = 8192, LongestError = 1024;
    private const int Funneled = 1;

    private readonly delegate* unmanaged[Cdecl]<int*, byte***, int, int*, int> _initThread;
    private readonly delegate* unmanaged[Cdecl]<int*, int> _initialized;
    private readonly delegate* unmanaged[Cdecl]<int> _finalize;
    private readonly delegate* unmanaged[Cdecl]<nint, int, int> _abort;
    private readonly delegate* unmanaged[Cdecl]<nint, int*, int> _commRank;
    private readonly delegate* unmanaged[Cdecl]<nint, int*, int> _commSize;
    private readonly delegate* unmanaged[Cdecl]<nint, nint, int> _setErrorHandler;
    private readonly delegate* unmanaged[Cdecl]<int, byte*, int*, int> _errorString;
    private readonly delegate* unmanaged[Cdecl]<byte*, int*, int> _libraryVersion;
    private readonly delegate* unmanaged[Cdecl]<nint*, int*, nint, int> _test;
    private readonly delegate* unmanaged[Cdecl]<nint, nint*, int> _barrier;
    private readonly delegate* unmanaged[Cdecl]<nint, nint, int, nint, nint, nint, nint*, int> _allReduce;
    private readonly delegate* unmanaged[Cdecl]<nint, int, nint, int, nint, nint*, int> _broadcast;
    private readonly delegate* unmanaged[Cdecl]<nint, int, nint, nint, int*, int*, nint, nint, nint*, int> _allGather;
    private readonly delegate* unmanaged[Cdecl]<nint, int, nint, int, int, nint, nint*, int> _send;
    private readonly delegate* unmanaged[Cdecl]<int, int, nint, int*, nint, int> _probe;
    private readonly delegate* unmanaged[Cdecl]<nint, int, nint, int, int, nint, nint, int> _receive;

    private MpiLibrary(string file, nint library)
    {
        (File, Constants) = (file, MpiConstants.Of(library));
        _initThread = (delegate* unmanaged[Cdecl]<int*, byte***, int, int*, int>)Of("Init_thread");
        _initialized = (delegate* unmanaged[Cdecl]<int*, int>)Of("Initialized");
        _finalize = (delegate* unmanaged[Cdecl]<int>)Of("Finalize");
        _abort = (delegate* unmanaged[Cdecl]<nint, int, int>)Of("Abort");
        _commRank = (delegate* unmanaged[Cdecl]<nint, int*, int>)Of("Comm_rank");
        _commSize = (delegate* unmanaged[Cdecl]<nint, int*, int>)Of("Comm_size");
        _setErrorHandler = (delegate* unmanaged[Cdecl]<nint, nint, int>)Of("Comm_set_errhandler");
        _errorString = (delegate* unmanaged[Cdecl]<int, byte*, int*, int>)Of("Error_string");
        _libraryVersion = (delegate* unmanaged[Cdecl]<byte*, int*, int>)Of("Get_library_version");
        _test = (delegate* unmanaged[Cdecl]<nint*, int*, nint, int>)Of("Test");
        _barrier = (delegate* unmanaged[Cdecl]<nint, nint*, int>)Of("Ibarrier");
        _allReduce = (delegate* unmanaged[Cdecl]<nint, nint, int, nint, nint, nint, nint*, int>)Of("Iallreduce");
        _broadcast = (delegate* unmanaged[Cdecl]<nint, int, nint, int, nint, nint*, int>)Of("Ibcast");
        _allGather = (delegate* unmanaged[Cdecl]<nint, int, nint, nint, int*, int*, nint, nint, nint*, int>)Of("Iallgatherv");
        _send = (delegate* unmanaged[Cdecl]<nint, int, nint, int, int, nint, nint*, int>)Of("Isend");
        _probe = (delegate* unmanaged[Cdecl]<int, int, nint, int*, nint, int>)Of("Iprobe");
        _receive = (delegate* unmanaged[Cdecl]<nint, int, nint, int, int, nint, nint, int>)Of("Recv");
        Version = ReadVersion();
        Kind = MpiConstants.IsOpenMpi(library) ? MpiKind.OpenMpi : KindOf(Version);

        nint Of(string name) => NativeLibrary.GetExport(library, $"MPI_{name}");
    }

    /// <summary>The name or path that it was loaded by.</summary>
    public string File { get; }

    /// <summary>Whose it is.</summary>
    public MpiKind Kind { get; }

    /// <summary>What it calls itself, such as "Open MPI 4.1.4" or "MPICH 4.0.2".</summary>
    public string Version { get; }

    /// <summary>Its values of MPI's names.</summary>
    public MpiConstants Constants { get; }

    /// <summary>Loads a library; nothing is initialized.</summary>
    /// <param name="file">Its name, for the loader to find, or its path.</param>
    /// <param name="kind">Whose it is; null to find out.</param>
    /// <returns>The library, or null where there is none of that name, or it is another one's.</returns>
    public static MpiLibrary? TryLoad(string file, MpiKind? kind = null)
    {
        using var handlers = new SignalHandlers();
        if (!NativeLibrary.TryLoad(file, out var library))
            return null;
        try
        {
            var loaded = new MpiLibrary(file, library);
            return kind is null || kind == loaded.Kind ? loaded : null;
        }
        catch (EntryPointNotFoundException)
        {
            // Something else of that name.
            return null;
        }
    }

    /// <summary>Starts MPI; the calling thread is the one that calls everything else.</summary>
    public void Initialize()
    {
        using var handlers = new SignalHandlers();
        int initialized, provided;
        Check(_initialized(&initialized));
        if (initialized == 0)
            Check(_initThread(null, null, Funneled, &provided));
        Check(_setErrorHandler(Constants.World, Constants.ErrorsReturn));
    }

    public int Rank()
    {
        int rank;
        Check(_commRank(Constants.World, &rank));
        return rank;
    }

    public int Size()
    {
        int size;
        Check(_commSize(Constants.World, &size));
        return size;
    }

    public void Complete() => _finalize();

    public void Abort(int code) => _abort(Constants.World, code);

    public int Barrier(nint* request) => _barrier(Constants.World, request);

    public int SumInPlace(nint buffer, int count, nint type, nint* request) => _allReduce(Constants.InPlace, buffer, count, type, Constants.Sum, Constants.World, request);

    public int Broadcast(nint buffer, int bytes, int root, nint* request) => _broadcast(buffer, bytes, Constants.Byte, root, Constants.World, request);

    public int AllGather(nint own, int bytes, nint all, int* counts, int* starts, nint* request)
        => _allGather(own, bytes, Constants.Byte, all, counts, starts, Constants.Byte, Constants.World, request);

    public int Send(nint buffer, int bytes, int rank, int tag, nint* request) => _send(buffer, bytes, Constants.Byte, rank, tag, Constants.World, request);

    /// <summary>Whether a message has come from anybody.</summary>
    public bool HasMessage(int tag)
    {
        int flag;
        return _probe(Constants.AnySource, tag, Constants.World, &flag, Constants.StatusIgnore) == 0 && flag != 0;
    }

    /// <summary>Receives a message that has come.</summary>
    public int Receive(nint buffer, int bytes, int tag) => _receive(buffer, bytes, Constants.Byte, Constants.AnySource, tag, Constants.World, Constants.StatusIgnore);

    /// <summary>Goes on with an operation.</summary>
    /// <returns>MPI's code of an error, or 0.</returns>
    public int Test(nint* request, out bool isDone)
    {
        int flag = 0;
        var code = _test(request, &flag, Constants.StatusIgnore);
        isDone = flag != 0;
        return code;
    }

    /// <summary>What a code of an error means.</summary>
    public string Describe(int code)
    {
        var text = stackalloc byte[LongestError];
        int length = 0;
        return _errorString(code, text, &length) == 0 ? Encoding.UTF8.GetString(text, length) : $"error {code}";
    }

    /// <summary>"Open MPI 4.1.4" of "Open MPI v4.1.4, package: ...", "MPICH 4.0.2" of "MPICH Version:\t4.0.2\nMPICH Release date: ...".</summary>
    internal static string ShortVersion(string text)
    {
        var line = text.AsSpan().Trim();
        if (line.IndexOfAny(",\r\n") is var end and >= 0)
            line = line[..end];
        return line.ToString().Replace("Version:", "", StringComparison.Ordinal).Replace(" v", " ", StringComparison.Ordinal).Replace('\t', ' ').Replace("  ", " ", StringComparison.Ordinal).Trim('\0', ' ');
    }

    internal static MpiKind KindOf(string version) => version switch
    {
        _ when version.StartsWith("Open MPI", StringComparison.OrdinalIgnoreCase) => MpiKind.OpenMpi,
        _ when version.StartsWith("Intel", StringComparison.OrdinalIgnoreCase) => MpiKind.IntelMpi,
        _ when version.StartsWith("Microsoft", StringComparison.OrdinalIgnoreCase) => MpiKind.MicrosoftMpi,
        _ => MpiKind.Mpich,
    };

    private string ReadVersion()
    {
        var text = new byte[LongestVersion];
        int length = 0;
        fixed (byte* first = text)
            Check(_libraryVersion(first, &length));
        return ShortVersion(Encoding.UTF8.GetString(text, 0, Math.Min(length, text.Length)));
    }

    private void Check(int code)
    {
        if (code != 0)
            throw new DistributedException($"MPI ({File}) failed: {Describe(code)}.");
    }
}
