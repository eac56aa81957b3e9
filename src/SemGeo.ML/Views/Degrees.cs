using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Geography;

namespace SemGeo.ML.Views;

/// <summary>Reads latitudes and longitudes from Double or Single columns.</summary>
internal static class Degrees
{
    /// <summary>Reads the live row's coordinate.</summary>
    public static Func<GeoCoordinate> Reader(DataViewRow row, (DataViewSchema.Column Latitude, DataViewSchema.Column Longitude) columns)
    {
        var (north, east) = (Reader(row, columns.Latitude), Reader(row, columns.Longitude));
        return () => new GeoCoordinate(north(), east());
    }

    /// <summary>Reads one of the live row's degrees.</summary>
    public static Func<double> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type == NumberDataViewType.Double)
        {
            var getter = row.GetGetter<double>(column);
            var value = double.NaN;
            return () =>
            {
                getter(ref value);
                return value;
            };
        }

        var single = row.GetGetter<float>(column);
        var narrow = float.NaN;
        return () =>
        {
            single(ref narrow);
            return narrow;
        };
    }
}
