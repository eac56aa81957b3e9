using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Geography;
using SemGeo.ML.Schema;
using SemGeo.ML.Views;
using SemGeo.Splitting;

namespace SemGeo.ML.Splitting;

/// <summary>Reads position and group of the rows of a view.</summary>
internal sealed class PlacedRows
{
    private readonly DataViewSchema.Column _latitude;
    private readonly DataViewSchema.Column _longitude;
    private readonly DataViewSchema.Column? _group;

    public PlacedRows(DataViewSchema schema, string step, string latitude, string longitude, string? group)
    {
        _latitude = ColumnCheck.Find(schema, latitude, step, "a Double or Single", ColumnCheck.IsDegrees);
        _longitude = ColumnCheck.Find(schema, longitude, step, "a Double or Single", ColumnCheck.IsDegrees);
        _group = group is null ? null : ColumnCheck.Find(schema, group, step, "a text or a UInt32 key", IsGroup);
    }

    /// <summary>The rows of a schema, by the names in options.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type.</exception>
    public static PlacedRows Of(DataViewSchema schema, string step, PhotoSplitOptions options) =>
        new(schema, step, options.LatitudeColumnName, options.LongitudeColumnName, options.GroupColumnName);

    /// <summary>A planner that has seen all rows of a view.</summary>
    /// <exception cref="ArgumentException">The options are wrong.</exception>
    public SplitPlanner Plan(IDataView data, SplitOptions options)
    {
        var planner = new SplitPlanner(options);
        Visit(data, (coordinate, group, _) => planner.Add(coordinate, group));
        return planner;
    }

    /// <summary>What is known of a row.</summary>
    public delegate void Visitor(GeoCoordinate coordinate, ReadOnlySpan<char> group, ulong row);

    /// <summary>The columns that are read.</summary>
    public IReadOnlyList<DataViewSchema.Column> Columns => _group is { } group ? [_latitude, _longitude, group] : [_latitude, _longitude];

    /// <summary>Reads the row on which a cursor stands, whenever what is returned is called.</summary>
    public Action<Visitor> Over(DataViewRow row)
    {
        var (latitude, longitude, group, getId) = (Degrees.Reader(row, _latitude), Degrees.Reader(row, _longitude), GroupReader(row), row.GetIdGetter());
        return visit =>
        {
            var id = default(DataViewRowId);
            getId(ref id);
            visit(new GeoCoordinate(latitude(), longitude()), group().Span, id.Low ^ (id.High * 0x9E3779B97F4A7C15UL));
        };
    }

    /// <summary>Reads all rows of a view.</summary>
    public void Visit(IDataView data, Visitor visit)
    {
        using var cursor = data.GetRowCursor(Columns);
        var read = Over(cursor);
        while (cursor.MoveNext())
            read(visit);
    }

    private static bool IsGroup(DataViewType type) => type is TextDataViewType || (type is KeyDataViewType && type.RawType == typeof(uint));

    private Func<ReadOnlyMemory<char>> GroupReader(DataViewRow row)
    {
        if (_group is not { } column)
            return () => default;
        if (column.Type is TextDataViewType)
        {
            var getText = row.GetGetter<ReadOnlyMemory<char>>(column);
            ReadOnlyMemory<char> text = default;
            return () =>
            {
                getText(ref text);
                return text;
            };
        }

        var getKey = row.GetGetter<uint>(column);
        return () =>
        {
            var key = 0u;
            getKey(ref key);
            return key == 0 ? default : key.ToString(CultureInfo.InvariantCulture).AsMemory();
        };
    }
}
