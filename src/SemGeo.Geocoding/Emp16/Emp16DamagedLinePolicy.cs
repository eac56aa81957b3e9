namespace SemGeo.Geocoding.Emp16;

/// <summary>What happens with a line of an EMP-16 file that cannot be read.</summary>
public enum Emp16DamagedLinePolicy
{
    /// <summary>The line is passed over, counted and listed.</summary>
    Skip,

    /// <summary>Reading stops with an error that names the line.</summary>
    Throw,
}
