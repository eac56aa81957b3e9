using SemGeo.ML.Schema;
using SemGeo.Validation;

namespace SemGeo.ML.Partitioning;

/// <summary>The columns of a step that labels rows with cells; each scheme adds how the cells are made.</summary>
public abstract class PartitionLabelsOptions
{
    /// <summary>The column with latitudes: Double or Single, degrees.</summary>
    /// <value>The default value is "Latitude".</value>
    public string LatitudeColumnName { get; set; } = GeoColumns.Latitude;

    /// <summary>The column with longitudes: Double or Single, degrees.</summary>
    /// <value>The default value is "Longitude".</value>
    public string LongitudeColumnName { get; set; } = GeoColumns.Longitude;

    /// <summary>What the names of the class columns begin with; the level's name follows.</summary>
    /// <value>The default value is "Cell.".</value>
    public string CellColumnPrefix { get; set; } = GeoColumns.CellPrefix;

    /// <summary>The labels of rows by their coordinate.</summary>
    /// <exception cref="ArgumentException">A name is empty; the message names every one.</exception>
    internal CoordinateLocator ByCoordinate()
    {
        CheckNames();
        return new CoordinateLocator(LatitudeColumnName, LongitudeColumnName, CellColumnPrefix);
    }

    /// <exception cref="ArgumentException">A name is empty; the message names every one.</exception>
    internal void CheckNames()
    {
        var errors = new OptionErrors(GetType().Name);
        CheckNames(errors);
        errors.ThrowIfAny();
    }

    private protected virtual void CheckNames(OptionErrors errors)
    {
        errors.Require(!string.IsNullOrWhiteSpace(LatitudeColumnName), "LatitudeColumnName is empty, it must name the column of latitudes.");
        errors.Require(!string.IsNullOrWhiteSpace(LongitudeColumnName), "LongitudeColumnName is empty, it must name the column of longitudes.");
        errors.Require(!string.IsNullOrWhiteSpace(CellColumnPrefix), "CellColumnPrefix is empty, it must be what the class columns' names begin with.");
    }
}
