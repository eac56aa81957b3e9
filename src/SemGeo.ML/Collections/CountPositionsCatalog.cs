using Microsoft.ML;
using SemGeo.ML.Collections;
using SemGeo.ML.Schema;
using SemGeo.ML.Views;
using SemGeo.Tables;

namespace SemGeo.ML;

/// <summary>The verb <c>ml.Geolocation.CountPositions</c>.</summary>
public static class CountPositionsCatalog
{
    /// <summary>
    /// Counts in one pass which photos have a position, none, one that could not be read, one out of range, or 0,0. Views of SemGeo's loaders know what
    /// their files hold; of other views the
    /// numbers are counted, among which nothing is unreadable.
    /// </summary>
    /// <remarks>SemGeo's loaders write the same lines to <c>MLContext.Log</c> (channel "Positions") by themselves, at the end of the first whole pass over
    /// the positions.</remarks>
    /// <param name="catalog">The catalog.</param>
    /// <param name="photos">The photos, with columns Latitude and Longitude (Double or Single) where they are of no loader of SemGeo's.</param>
    /// <exception cref="ArgumentException">A column is absent or of another type.</exception>
    /// <exception cref="TableException">A table cannot be read to its end. That most positions are unreadable is for the caller to see:
    /// <see cref="PositionReport.ThrowIfMostlyUnreadable"/>.</exception>
    public static PositionReport CountPositions(this GeolocationCatalog catalog, IDataView photos)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(photos);
        return photos is ICountsPositions collection ? collection.CountPositions() : Count(photos);
    }

    private static PositionReport Count(IDataView photos)
    {
        var report = new PositionReport { Source = "the photos" };
        var latitude = Schema.ColumnCheck.Find(photos.Schema, GeoColumns.Latitude, "CountPositions", "a Double or Single", Schema.ColumnCheck.IsDegrees);
        var longitude = Schema.ColumnCheck.Find(photos.Schema, GeoColumns.Longitude, "CountPositions", "a Double or Single", Schema.ColumnCheck.IsDegrees);
        using var cursor = photos.GetRowCursor([latitude, longitude]);
        var (north, east) = (Degrees.Reader(cursor, latitude), Degrees.Reader(cursor, longitude));
        while (cursor.MoveNext())
            report.Add(north(), east(), zeroIsPosition: false, () => FormattableString.Invariant($"row {cursor.Position + 1}"));
        return report;
    }
}
