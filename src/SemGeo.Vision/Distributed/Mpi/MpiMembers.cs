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
