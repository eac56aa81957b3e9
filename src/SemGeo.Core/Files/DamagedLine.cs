namespace SemGeo.Files;

/// <summary>A line of a file that could not be read.</summary>
/// <param name="LineNumber">The line, from 1.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record DamagedLine(long LineNumber, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"line {LineNumber}: {Reason}";
}
