using SemGeo.Geography;

namespace SemGeo.Evaluation;

/// <summary>
/// What is expected of a guess drawn uniformly from the training coordinates: no draw is made, the hits of all of them are counted
/// for every row.
/// </summary>
internal sealed class UniformDrawBaseline
{
    // Squared chords in bins of 2^-11 of their size, by the leading bits of a float: the median is right to 0.03 %.
    private const int DroppedBits = 12;

    private readonly string _name;
    private readonly IReadOnlyList<double> _radiiKm;
    private readonly double[] _squaredChords;
    private readonly UnitVector[] _draws;
    private readonly long[] _hits;
    private readonly long[] _histogram = new long[(BitConverter.SingleToInt32Bits(4.001f) >> DroppedBits) + 1];
    private long _rows;
    private long _withoutCoordinate;

    public UniformDrawBaseline(string name, IReadOnlyList<double> radiiKm, IReadOnlyList<GeoCoordinate> draws)
    {
        _name = name;
        _radiiKm = radiiKm;
        _draws = [.. draws.Select(UnitVector.Of)];
        _hits = new long[radiiKm.Count];
        _squaredChords = [.. radiiKm.Select(UnitVector.SquaredChord)];
    }

    public void Add(GeoCoordinate truth)
    {
        if (!truth.IsValid)
        {
            _withoutCoordinate++;
            return;
        }

        _rows++;
        var point = UnitVector.Of(truth);
        foreach (var draw in _draws)
        {
            var squared = draw.SquaredChord(in point);
            for (var i = _hits.Length - 1; i >= 0 && squared <= _squaredChords[i]; i--)
                _hits[i]++;
            _histogram[BitConverter.SingleToInt32Bits((float)squared) >> DroppedBits]++;
        }
    }

    public PredictorMetrics Result()
    {
        var pairs = (double)_rows * _draws.Length;
        var accuracies = _radiiKm.Select((radius, i) =>
        {
            var value = pairs == 0 ? double.NaN : _hits[i] / pairs;
            return new RadiusAccuracy(radius, value, WilsonInterval.Of(value, pairs == 0 ? 0 : _rows));
        });
        return new PredictorMetrics(_name, _rows, _withoutCoordinate, _draws.Length == 0 ? _rows : 0, Median(), [.. accuracies]);
    }

    private double Median()
    {
        var left = (_rows * _draws.Length + 1) / 2;
        if (left == 0)
            return double.NaN;
        var bin = 0;
        for (; left > _histogram[bin]; bin++)
            left -= _histogram[bin];

        var squared = bin == 0 ? 0 : BitConverter.Int32BitsToSingle((bin << DroppedBits) + (1 << (DroppedBits - 1)));
        return UnitVector.Km(squared);
    }
}
