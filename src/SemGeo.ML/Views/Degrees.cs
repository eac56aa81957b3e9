using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.ML.Views;

/// <summary>Reads latitudes and longitudes from Double or Single columns.</summary>
internal static class Degrees
{
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
