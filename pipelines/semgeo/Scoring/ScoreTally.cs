namespace SemGeo.Pipelines.Scoring;

/// <summary>Counts scored photos, and keeps the first of those without an answer.</summary>
internal sealed class ScoreTally
{
    private const int MaxListed = 1000;

    // The input pipeline's reason, whatever cause follows it.
    private const string AbsentError = "The file does not exist.";

    private readonly List<(string Id, string Reason)> _listed = [];

    public long Rows { get; private set; }

    public long Bad { get; private set; }

    /// <summary>Rows that an earlier run has scored.</summary>
    public long Resumed { get; set; }

    /// <summary>Photos whose file does not exist.</summary>
    public long Absent { get; private set; }

    public void Add(string id, string path, string imageError)
    {
        Rows++;
        if (imageError.Length == 0)
            return;
        var isAbsent = imageError.StartsWith(AbsentError, StringComparison.Ordinal);
        Absent += isAbsent ? 1 : 0;
        if (Bad++ < MaxListed)
            _listed.Add((id, isAbsent ? $"{imageError} ({path})" : imageError));
    }

    public void WriteBad(TextWriter output)
    {
        foreach (var (id, reason) in _listed)
            output.WriteLine($"no prediction: {id}: {reason}");
        if (Bad > _listed.Count)
            output.WriteLine($"no prediction: {Bad - _listed.Count} more, see imageError in the result");
    }
}
