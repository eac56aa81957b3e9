using SemGeo.Vision.Training.Team;

namespace SemGeo.Vision.Training;

/// <summary>Every head's mean training loss since the last report, and the labels that were missing since the start.</summary>
/// <param name="weights">What each head counts.</param>
/// <param name="missing">The number of photos since the start that each head could not learn from; added to.</param>
internal sealed class RunningLosses(IReadOnlyList<double> weights, long[] missing)
{
    private readonly double[] _sums = new double[weights.Count];
    private readonly long[] _labelled = new long[weights.Count];

    /// <summary>Adds a step.</summary>
    public void Add(StepTotals totals)
    {
        for (var head = 0; head < _sums.Length; head++)
        {
            _sums[head] += totals.LossOf(head);
            _labelled[head] += totals.UsedBy(head);
            missing[head] += totals.Photos - totals.UsedBy(head);
        }
    }

    /// <summary>The heads' means, NaN where there was no label, and their weighted sum; starts again from nothing.</summary>
    public (double[] Heads, double Sum) Take()
    {
        var means = new double[_sums.Length];
        double sum = 0;
        for (var head = 0; head < means.Length; head++)
        {
            means[head] = _sums[head] / _labelled[head];
            sum += _labelled[head] == 0 ? 0 : means[head] * weights[head];
            (_sums[head], _labelled[head]) = (0, 0);
        }

        return (means, sum);
    }
}
