namespace Microsoft.ML.Data;

/// <summary>
/// Counts over scored rows. Ties between scores go to the class of the smaller number. A label of a class without a score counts as ranked last,
/// with the log loss of the smallest probability.
/// </summary>
internal sealed class MulticlassCounters(int classes)
{
    private const float SmallestProbability = 1e-15f;

    private readonly double[] _rowsOfClass = new double[classes];
    private readonly double[] _logLossOfClass = new double[classes];
    private readonly double[] _rowsWithRank = new double[classes + 1];
    private readonly double[]?[] _confusion = new double[classes][];
    private readonly double[] _noRows = new double[classes];
    private double _rows;
    private double _logLoss;

    /// <summary>Rows by true class and predicted class. Classes without rows share one array of zeros: there can be many thousands.</summary>
    public double[][] Confusion => Array.ConvertAll(_confusion, row => row ?? _noRows);

    public double MicroAccuracy => _rows > 0 ? _rowsWithRank[0] / _rows : 0;

    public double MacroAccuracy
    {
        get
        {
            var present = Enumerable.Range(0, classes).Where(c => _rowsOfClass[c] > 0).ToArray();
            return present.Length > 0 ? present.Sum(c => _confusion[c]![c] / _rowsOfClass[c]) / present.Length : 0;
        }
    }

    public double LogLoss => _rows > 0 ? _logLoss / _rows : 0;

    /// <summary>How much smaller the log loss is than that of always answering with the classes' frequencies, as a part of the latter.</summary>
    public double LogLossReduction
    {
        get
        {
            var prior = _rowsOfClass.Where(n => n != 0).Sum(n => n * Math.Log(n / _rows)) / -_rows;
            return (prior - LogLoss) / prior;
        }
    }

    public double[] PerClassLogLoss => [.. _logLossOfClass.Zip(_rowsOfClass, (loss, rows) => rows > 0 ? loss / rows : 0)];

    /// <summary>The accuracies among the 1, 2, ... k largest scores.</summary>
    public double[] TopKAccuracies(int k)
    {
        var accuracies = _rowsWithRank.Take(k).ToArray();
        for (var i = 0; i < accuracies.Length; i++)
            accuracies[i] = (accuracies[i] / _rows) + (i > 0 ? accuracies[i - 1] : 0);
        return accuracies;
    }

    public void Add(int label, ReadOnlySpan<float> scores)
    {
        var isKnown = label < classes;
        var own = isKnown ? scores[label] : 0;
        var (rank, predicted) = (0, 0);
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] > own || (scores[i] == own && i < label))
                rank++;
            if (scores[i] > scores[predicted])
                predicted = i;
        }

        var logLoss = -Math.Log(isKnown ? Math.Clamp(own, SmallestProbability, 1) : SmallestProbability);
        _rows++;
        _logLoss += logLoss;
        _rowsWithRank[rank]++;
        if (!isKnown)
            return;
        _rowsOfClass[label]++;
        _logLossOfClass[label] += logLoss;
        (_confusion[label] ??= new double[classes])[rank == 0 ? label : predicted]++;
    }
}
