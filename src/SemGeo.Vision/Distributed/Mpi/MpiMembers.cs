using System.Runtime.InteropServices;

namespace SemGeo.Vision.Distributed.Mpi;

/// <summary>What one process knows of the others: who has answered, failed, or ended. Messages come in on the thread that calls MPI.</summary>
internal sealed class MpiMembers(int rank, int size)
{
    private readonly HashSet<int> _answered = [], _ended = [], _lost = [];

    /// <summary>The first failure of another process of the present team.</summary>
    public MpiMessage? Failure { get; private set; }

    /// <summary>Whether any process has left operations behind, so that MPI cannot be ended in an orderly way.</summary>
    public bool HasLeftOvers { get; private set; }

    /// <summary>The processes that did not answer.</summary>
    public IReadOnlyCollection<int> Lost => _lost;

    /// <summary>The number of the present team.</summary>
    public int Team { get; private set; }

    /// <summary>Whether all others have ended, but those that are lost.</summary>
    public bool HaveAllEnded => Others.All(other => _ended.Contains(other) || _lost.Contains(other));

    /// <summary>Whether all others have answered since <see cref="StartRollCall"/>.</summary>
    public bool HaveAllAnswered => Others.All(_answered.Contains);

    /// <summary>All but this process.</summary>
    public IEnumerable<int> Others => Enumerable.Range(0, size).Where(other => other != rank);

    /// <summary>A new team: what an earlier one failed of is over.</summary>
    public void StartTeam() => (Team, Failure) = (Team + 1, null);

    /// <summary>Forgets who has answered.</summary>
    public void StartRollCall() => _answered.Clear();

    /// <summary>Counts those as lost who have not answered.</summary>
    public IReadOnlyList<int> EndRollCall()
    {
        var silent = Others.Where(other => !_answered.Contains(other)).ToList();
        _lost.UnionWith(silent);
        return silent;
    }

    /// <summary>Takes a message in; returns whether it is to be answered.</summary>
    public bool Receive(MpiMessage message)
    {
        // Whoever sends anything is there.
        _answered.Add(message.Sender);
        _lost.Remove(message.Sender);
        if (message.Kind == MpiMessageKind.Failure && message.Team == Team)
            Failure ??= message;
        if (message.Kind == MpiMessageKind.Goodbye)
        {
            _ended.Add(message.Sender);
            HasLeftOvers |= message.Text.Length > 0;
        }

        return message.Kind == MpiMessageKind.Ping;
    }
}

/// <summary>What C programs take from mpi.h: the values that an implementation gives to MPI's names.</summary>
/// <remarks>Handles of Open MPI are addresses of exported objects. Those of MPICH are 32-bit numbers that its descendants share; a callee reads the lower half of the register.</remarks>
internal readonly record struct MpiConstants(nint World, nint Byte, nint Float, nint Double, nint Sum, nint ErrorsReturn, nint InPlace, nint StatusIgnore, int AnySource)
{
    private static readonly MpiConstants OfMpich = new(
        World: 0x44000000, Byte: 0x4c00010d, Float: 0x4c00040a, Double: 0x4c00080b, Sum: 0x58000003, ErrorsReturn: 0x54000001, InPlace: -1, StatusIgnore: 1, AnySource: -2);

    /// <summary>Whether a library is Open MPI.</summary>
    public static bool IsOpenMpi(nint library) => NativeLibrary.TryGetExport(library, "ompi_mpi_comm_world", out _);

    /// <summary>The values of a library.</summary>
    /// <exception cref="EntryPointNotFoundException">It lacks an object of Open MPI's.</exception>
    public static MpiConstants Of(nint library)
    {
        if (!IsOpenMpi(library))
            return OfMpich;
        return new(Of("comm_world"), Of("byte"), Of("float"), Of("double"), Of("op_sum"), Of("errors_return"), InPlace: 1, StatusIgnore: 0, AnySource: -1);

        nint Of(string name) => NativeLibrary.GetExport(library, $"ompi_mpi_{name}");
    }
}
