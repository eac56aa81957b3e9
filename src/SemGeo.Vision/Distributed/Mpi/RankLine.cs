using System.Globalization;
using System.Text.RegularExpressions;

namespace SemGeo.Vision.Distributed.Mpi;

/// <summary>A line that a launcher passed on, with the rank that printed it; without one it is the launcher's own.</summary>
/// <param name="Rank">The rank, or null.</param>
/// <param name="Text">The line.</param>
public readonly partial record struct RankLine(int? Rank, string Text)
{
    /// <summary>Reads "[1,0]&lt;stderr&gt;:text" of Open MPI and "[0] text" of MPICH and its relatives.</summary>
    public static RankLine Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Tag().Match(line) is { Success: true } match
            ? new(int.Parse(match.Groups["rank"].Value, CultureInfo.InvariantCulture), line[match.Length..]) : new(null, line);
    }

    /// <summary>The rank that a launcher names as ended by a signal, or its process: "mpirun noticed that process rank 1 with PID 0 on node a exited on signal 9" of Open MPI, "PID 23 RUNNING AT a ... EXIT STRING: Killed (signal 9)" of MPICH.</summary>
    /// <param name="messages">The launcher's own lines.</param>
    /// <param name="rankOf">The rank of a process of this machine.</param>
    /// <returns>The rank and the signal; null where they name none.</returns>
    public static (int Rank, int Signal)? FindKilled(string messages, Func<int, int?> rankOf)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(rankOf);
        if (OfOpenMpi().Match(messages) is { Success: true } open)
            return (Number(open, "rank"), Number(open, "signal"));

        // MPICH writes the string for signals alone; of an exit code there is only the code.
        return OfMpich().Match(messages) is { Success: true } hydra && rankOf(Number(hydra, "id")) is { } rank ? (rank, Number(hydra, "signal")) : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\[(?:\d+,)?(?<rank>\d+)\](?:<std(?:out|err)>:| ?)")]
    private static partial Regex Tag();

    [GeneratedRegex(@"process rank (?<rank>\d+) with PID \d+ on\s+node \S+ exited\s+on\s+signal (?<signal>\d+)")]
    private static partial Regex OfOpenMpi();

    [GeneratedRegex(@"PID (?<id>\d+) RUNNING AT [\s\S]*?EXIT STRING:[^\n]*\(signal (?<signal>\d+)\)")]
    private static partial Regex OfMpich();
}
