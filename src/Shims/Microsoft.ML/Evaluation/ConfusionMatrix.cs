using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>How often each class was taken for each other.</summary>
public sealed class ConfusionMatrix
{
    private readonly ReadOnlyMemory<char>[] _classes;
    private readonly Lazy<string> _table;

    internal ConfusionMatrix(double[][] counts, ReadOnlyMemory<char>[] classes)
    {
        Counts = counts;
        _classes = classes;
        var indexes = Enumerable.Range(0, counts.Length);
        PerClassPrecision = [.. indexes.Select(i => Ratio(counts[i][i], counts.Sum(row => row[i])))];
        PerClassRecall = [.. indexes.Select(i => Ratio(counts[i][i], counts[i].Sum()))];
        _table = new Lazy<string>(() => ConfusionTable.Format(this, _classes));
    }

    /// <summary>Of the rows that were taken for a class, the part that are of it; 0 for a class that nothing was taken for.</summary>
    public IReadOnlyList<double> PerClassPrecision { get; }

    /// <summary>Of the rows of a class, the part that were taken for it; 0 for a class without rows.</summary>
    public IReadOnlyList<double> PerClassRecall { get; }

    /// <summary>Numbers of rows: first index the true class, second the predicted one.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Counts { get; }

    /// <summary>Number of classes.</summary>
    public int NumberOfClasses => Counts.Count;

    /// <summary>The counts with precision and recall as a table for people to read.</summary>
    public string GetFormattedConfusionTable() => _table.Value;

    /// <summary>The number of rows of one class that were taken for another.</summary>
    /// <param name="predictedClassIndicatorIndex">Number of the predicted class, from 0.</param>
    /// <param name="actualClassIndicatorIndex">Number of the true class, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double GetCountForClassPair(int predictedClassIndicatorIndex, int actualClassIndicatorIndex)
    {
        const string Message = "Invalid index. Should be non-negative, less than the number of classes.";
        Contracts.CheckParam((uint)predictedClassIndicatorIndex < (uint)NumberOfClasses, nameof(predictedClassIndicatorIndex), Message);
        Contracts.CheckParam((uint)actualClassIndicatorIndex < (uint)NumberOfClasses, nameof(actualClassIndicatorIndex), Message);
        return Counts[actualClassIndicatorIndex][predictedClassIndicatorIndex];
    }

    private static double Ratio(double part, double whole) => whole > 0 ? part / whole : 0;
}
