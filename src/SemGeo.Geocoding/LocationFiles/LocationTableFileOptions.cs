namespace SemGeo.Geocoding.LocationFiles;

/// <summary>What <see cref="LocationTableFile.Write"/> writes of a table.</summary>
public sealed class LocationTableFileOptions
{
    /// <summary>Which locations are written, in this order; an id that the table lacks is written with its id as name. Null for all, in the table's order.</summary>
    /// <value>The default value is null.</value>
    public IReadOnlyList<string>? Ids { get; set; }

    /// <summary>Whether geometries are written where the table has them.</summary>
    /// <value>The default value is true.</value>
    public bool IncludeGeometry { get; set; } = true;

    /// <summary>How far a simplified line may lie from the original, in degrees, 0 or more; polygons stay valid (topology-preserving Douglas-Peucker). 0 writes geometries as they are.</summary>
    /// <value>The default value is 0.</value>
    public double SimplifyDegrees { get; set; }

    /// <summary>The number of images of each location, written as <c>count</c>; null for none.</summary>
    /// <value>The default value is null.</value>
    public IReadOnlyDictionary<string, int>? ImageCounts { get; set; }
}
