using Microsoft.ML;
using SemGeo.ML.Schema;
using SemGeo.ML.Splitting;
using SemGeo.Splitting;

namespace SemGeo.ML;

/// <summary>The verbs <c>ml.Geolocation.TrainTestSplit</c> and <c>ml.Geolocation.FindDuplicateCoordinates</c>.</summary>
public static class PhotoSplitCatalog
{
    private const string SplitStep = "TrainTestSplit";
    private const string DuplicatesStep = "FindDuplicateCoordinates";

    /// <summary>
    /// Splits a collection so that photos of one place (an S2 cell 18 km wide) are never on both sides. Photos of a series, taken a few metres apart, on
    /// both sides of a random split let a model be measured on what it has learnt by heart.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">Photos with Latitude and Longitude.</param>
    /// <param name="testFraction">The share to test with, above 0 and below 1.</param>
    /// <param name="groupColumnName">A column (text or UInt32 key) whose values, such as authors, are not to be on both sides either; null for none.</param>
    /// <param name="seed">Another seed gives another split; null for one that the context's seed decides.</param>
    /// <exception cref="ArgumentException">An option is wrong, or a column is of another type.</exception>
    /// <exception cref="SplitException">The photos cannot be divided so.</exception>
    public static PhotoSplit TrainTestSplit(this GeolocationCatalog catalog, IDataView data, double testFraction = SplitConstants.TestFraction, string? groupColumnName = null, int? seed = null) =>
        TrainTestSplit(catalog, data, new PhotoSplitOptions { GroupColumnName = groupColumnName, Split = new SplitOptions { TestFraction = testFraction, Seed = seed } });

    /// <summary>Splits a collection by places and groups. Reads positions and groups twice (three times with a gap) at once, and later at each pass over a part.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">Photos with positions.</param>
    /// <param name="options">Shares, cells, groups, gap and seed. Without a seed the context's decides.</param>
    /// <exception cref="ArgumentException">An option is wrong, or a column is of another type.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="SplitException">The photos cannot be divided so.</exception>
    public static PhotoSplit TrainTestSplit(this GeolocationCatalog catalog, IDataView data, PhotoSplitOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        var rows = PlacedRows.Of(data.Schema, SplitStep, options);
        return PhotoSplit.Of(data, rows, rows.Plan(data, options.Seeded(catalog.Context, SplitStep)).Build());
    }

    /// <summary>Counts photos that share their coordinate with others: series, and places that a service filled in.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">Photos with Latitude and Longitude.</param>
    /// <param name="groupColumnName">The column (text or UInt32 key) with authors, to tell coordinates that several share; null for none.</param>
    /// <param name="decimals">Decimals of a degree to round to, 0 to 15 (4 is 11 m); null for exactly equal coordinates.</param>
    /// <param name="largest">How many coordinates to name.</param>
    /// <exception cref="ArgumentException">A column is of another type.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent, or a number is out of its range.</exception>
    public static DuplicateReport FindDuplicateCoordinates(this GeolocationCatalog catalog, IDataView data, string? groupColumnName = null, int? decimals = null, int largest = 10)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        var duplicates = new DuplicateCoordinates(decimals);
        new PlacedRows(data.Schema, DuplicatesStep, GeoColumns.Latitude, GeoColumns.Longitude, groupColumnName).Visit(data, (coordinate, author, _) => duplicates.Add(coordinate, author));
        return duplicates.Report(largest);
    }
}
