namespace SemGeo.Synthetic.Styles;

/// <summary>How roofs are built.</summary>
internal enum RoofShape
{
    /// <summary>Flat with a parapet.</summary>
    Flat,

    /// <summary>Two slopes, the eaves to the street.</summary>
    Saddle,

    /// <summary>Two slopes, the gable to the street.</summary>
    Gable,

    /// <summary>A gable that rises in steps.</summary>
    Stepped,

    /// <summary>Slopes on all sides.</summary>
    Hip,

    /// <summary>Steep below, flat above.</summary>
    Mansard,
}
