using System.Globalization;
using SemGeo.Pipelines.Output;

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

    /// <summary>"scored 20,480 of 1,000,000 photos, 154/s, 0.01:46:01 left"; "scored 20,480 photos, 154/s" while nobody knows how many there are.</summary>
    /// <param name="total">The number of photos; null where it is not known.</param>
    /// <param name="elapsed">The time since scoring began.</param>
    public ProgressLine Describe(long? total, TimeSpan elapsed)
    {
        var rate = (Rows - Resumed) / Math.Max(elapsed.TotalSeconds, 1e-3);
        var seconds = total is { } known && rate > 0 ? Math.Ceiling(Math.Max(0, known - Rows) / rate) : double.NaN;
        var left = double.IsNaN(seconds) ? "" : string.Create(CultureInfo.InvariantCulture, $", {TimeSpan.FromSeconds(seconds):d\\.hh\\:mm\\:ss} left");
        var of = total is { } all ? string.Create(CultureInfo.InvariantCulture, $" of {all:n0}") : "";
        return new ProgressLine(
            string.Create(CultureInfo.InvariantCulture, $"scored {Rows:n0}{of} photos, {rate:n0}/s{left}"),
            total is > 0 and var photos ? Math.Min(1, (double)Rows / photos) : null);
    }

    public void WriteBad(TextWriter output)
    {
        foreach (var (id, reason) in _listed)
            output.WriteLine($"no prediction: {id}: {reason}");
        if (Bad > _listed.Count)
            output.WriteLine($"no prediction: {Bad - _listed.Count} more, see imageError in the result");
    }
}
