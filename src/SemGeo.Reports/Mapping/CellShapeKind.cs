namespace SemGeo.Reports.Mapping;

/// <summary>Where the geometry of a cell comes from.</summary>
public enum CellShapeKind
{
    /// <summary>Nothing is known of it.</summary>
    None,

    /// <summary>The border of the location.</summary>
    Border,

    /// <summary>The hull of the photos of the class.</summary>
    PhotoHull,

    /// <summary>The outline of an S2 cell.</summary>
    S2Cell,
}
