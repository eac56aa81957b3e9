namespace SemGeo.Geocoding;

/// <summary>A line of an EMP-16 file that could not be read.</summary>
/// <param name="LineNumber">The line, from 1.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record Emp16DamagedLine(long LineNumber, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"line {LineNumber}: {Reason}";
}
