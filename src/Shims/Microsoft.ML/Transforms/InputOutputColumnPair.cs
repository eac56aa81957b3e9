using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>A column to make and the column to make it from.</summary>
public sealed class InputOutputColumnPair
{
    /// <summary>Pairs two column names.</summary>
    /// <param name="outputColumnName">The column to make.</param>
    /// <param name="inputColumnName">The column to make it from; null for the one of the same name.</param>
    /// <exception cref="ArgumentOutOfRangeException">The output has no name.</exception>
    public InputOutputColumnPair(string outputColumnName, string? inputColumnName = null)
    {
        Contracts.CheckNonEmpty(outputColumnName, nameof(outputColumnName));
        OutputColumnName = outputColumnName;
        InputColumnName = inputColumnName ?? outputColumnName;
    }

    /// <summary>The column to make it from.</summary>
    public string InputColumnName { get; }

    /// <summary>The column to make.</summary>
    public string OutputColumnName { get; }
}
