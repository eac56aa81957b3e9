namespace SemGeo.Synthetic.Styles;

/// <summary>How windows are cut.</summary>
internal enum WindowShape
{
    /// <summary>About as wide as high.</summary>
    Square,

    /// <summary>Narrow and high.</summary>
    Tall,

    /// <summary>With a round top.</summary>
    Arched,

    /// <summary>A continuous strip of glass.</summary>
    Strip,
}
