namespace Microsoft.ML.Data;

/// <summary>Texts that stand for a missing value.</summary>
internal static class MissingText
{
    public static bool Is(ReadOnlySpan<char> text) => text is "?"
        || text.Equals("NA", StringComparison.OrdinalIgnoreCase) || text.Equals("NaN", StringComparison.OrdinalIgnoreCase)
        || text.Equals("N/A", StringComparison.OrdinalIgnoreCase);
}
