using SemGeo.Geography;
using SemGeo.Numerics;

namespace SemGeo.Evaluation;

/// <summary>Accuracies and median of one predictor, row by row. Keeps four bytes a row for the median (to the metre).</summary>
internal sealed class DistanceAccumulator(string name, IReadOnlyList<double> radiiKm)
{
    private readonly long[] _hits = new long[radiiKm.Count];
    private readonly List<float> _distances = [];
    private long _withoutCoordinate;
    private long _withoutPrediction;

    public void Add(GeoCoordinate truth, GeoCoordinate prediction)
    {
        if (!truth.IsValid)
        {
            _withoutCoordinate++;
            return;
        }

        var distance = prediction.IsValid ? GreatCircle.DistanceKm(truth, prediction) : double.PositiveInfinity;
        if (double.IsInfinity(distance))
            _withoutPrediction++;
        _distances.Add((float)distance);
        for (var i = 0; i < _hits.Length; i++)
        {
            if (distance <= radiiKm[i])
                _hits[i]++;
        }
    }

    public PredictorMetrics Result()
    {
        var rows = _distances.Count;
        var accuracies = radiiKm.Select((radius, i) =>
        {
            var value = rows == 0 ? double.NaN : (double)_hits[i] / rows;
            return new RadiusAccuracy(radius, value, WilsonInterval.Of(value, rows));
        });
        return new PredictorMetrics(name, rows, _withoutCoordinate, _withoutPrediction, Median.Of(_distances), [.. accuracies]);
    }
}
