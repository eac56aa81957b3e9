namespace Microsoft.ML.Data;

/// <summary>Scales a number column to 0 to 1 by its least and largest value, which one pass over the view finds.</summary>
internal static class UnitScale
{
    public static IDataView Add(IDataView data, string name, DataViewSchema.Column column)
    {
        var (min, max) = RangeOf(data, column);
        var scale = max > min ? 1 / (max - min) : 0;
        var offset = scale > 0 ? min : 0;
        return new AddedColumnView(data, new(name, NumberDataViewType.Double), [column], GetterOver, inOrder: false);

        Delegate GetterOver(DataViewRow row)
        {
            var read = ReaderOf(row, column);
            return (ValueGetter<double>)((ref double destination) => destination = (read() - offset) * scale);
        }
    }

    private static (double Min, double Max) RangeOf(IDataView data, DataViewSchema.Column column)
    {
        using var cursor = data.GetRowCursor([column]);
        var read = ReaderOf(cursor, column);
        var (min, max) = (double.PositiveInfinity, double.NegativeInfinity);
        while (cursor.MoveNext())
        {
            var value = read();
            if (value < min)
                min = value;
            if (value > max)
                max = value;
        }

        return (min, max);
    }

    private static Func<double> ReaderOf(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type == NumberDataViewType.Double)
        {
            var getDouble = row.GetGetter<double>(column);
            double wide = 0;
            return () =>
            {
                getDouble(ref wide);
                return wide;
            };
        }

        var getSingle = row.GetGetter<float>(column);
        float narrow = 0;
        return () =>
        {
            getSingle(ref narrow);
            return narrow;
        };
    }
}
