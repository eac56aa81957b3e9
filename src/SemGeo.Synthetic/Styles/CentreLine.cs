namespace SemGeo.Synthetic.Styles;

/// <summary>How the line between the two directions is painted.</summary>
internal enum CentreLine
{
    /// <summary>Dashes.</summary>
    Dashed,

    /// <summary>One unbroken line.</summary>
    Solid,

    /// <summary>Two unbroken lines.</summary>
    Double,
}
