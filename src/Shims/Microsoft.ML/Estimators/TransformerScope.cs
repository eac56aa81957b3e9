namespace Microsoft.ML.Data;

/// <summary>When a transformer of a chain takes part.</summary>
[Flags]
public enum TransformerScope
{
    /// <summary>Never.</summary>
    None = 0,

    /// <summary>When later estimators are fitted.</summary>
    Training = 1,

    /// <summary>When a model is evaluated.</summary>
    Testing = 2,

    /// <summary>When a model is used.</summary>
    Scoring = 4,

    /// <summary>When fitting and evaluating, not when a model is used: labels.</summary>
    TrainTest = Training | Testing,

    /// <summary>Always.</summary>
    Everything = Training | Testing | Scoring,
}
