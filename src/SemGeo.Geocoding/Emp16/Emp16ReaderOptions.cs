namespace SemGeo.Geocoding.Emp16;

/// <summary>Options of <see cref="Emp16Reader"/>.</summary>
public sealed class Emp16ReaderOptions
{
    /// <summary>The most damaged lines that are listed; all are counted.</summary>
    public const int MaxListedLines = 100;

    /// <summary>What happens with a line that cannot be read.</summary>
    /// <value>The default value is <see cref="Emp16DamagedLinePolicy.Skip"/>.</value>
    public Emp16DamagedLinePolicy OnDamagedLine { get; set; } = Emp16DamagedLinePolicy.Skip;
}
