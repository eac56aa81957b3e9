namespace SemGeo.Synthetic.Styles;

/// <summary>What walls are made of.</summary>
internal enum WallTexture
{
    /// <summary>Even plaster.</summary>
    Plain,

    /// <summary>Courses of brick.</summary>
    Brick,

    /// <summary>A band of the trim colour at every floor.</summary>
    Bands,

    /// <summary>Prefabricated panels with joints.</summary>
    Panels,

    /// <summary>Dark beams over light plaster.</summary>
    Timber,
}
