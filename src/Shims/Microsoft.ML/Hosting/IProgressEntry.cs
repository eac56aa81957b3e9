namespace Microsoft.ML.Runtime;

/// <summary>Receives the measures of a moment.</summary>
public interface IProgressEntry
{
    /// <summary>Sets how many units are done; the limit is not known.</summary>
    void SetProgress(int index, double value);

    /// <summary>Sets how many units are done, and of how many.</summary>
    void SetProgress(int index, double value, double lim);

    /// <summary>Sets the value of a metric.</summary>
    void SetMetric(int index, double value);
}
