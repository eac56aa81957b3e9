using Microsoft.ML;
using SemGeo.Geography;
using SemGeo.ML.Schema;
using SemGeo.ML.Views;
using SemGeo.Partitioning;

namespace SemGeo.ML.Partitioning;

/// <summary>Labels by the coordinate.</summary>
internal sealed class CellLabelMap : PartitionLabelMap
{
    private readonly PartitioningSet _set;
    private readonly (DataViewSchema.Column Latitude, DataViewSchema.Column Longitude) _coordinate;

    public CellLabelMap(PartitioningSet set, CellLabelColumns columns, DataViewSchema input)
        : base(set, columns.Prefix, input)
    {
        _set = set;
        _coordinate = Find(input, columns);
    }

    /// <summary>The columns of coordinates.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type.</exception>
    public static (DataViewSchema.Column Latitude, DataViewSchema.Column Longitude) Find(DataViewSchema schema, CellLabelColumns columns) => (
        ColumnCheck.Find(schema, columns.Latitude, CellLabelEstimator.Step, "a Double or Single", ColumnCheck.IsDegrees),
        ColumnCheck.Find(schema, columns.Longitude, CellLabelEstimator.Step, "a Double or Single", ColumnCheck.IsDegrees));

    /// <summary>Reads the live row's coordinate.</summary>
    public static Func<GeoCoordinate> Reader(DataViewRow row, (DataViewSchema.Column Latitude, DataViewSchema.Column Longitude) columns)
    {
        var (north, east) = (Degrees.Reader(row, columns.Latitude), Degrees.Reader(row, columns.Longitude));
        return () => new GeoCoordinate(north(), east());
    }

    public override IEnumerable<DataViewSchema.Column> DependenciesOf(int added) => [_coordinate.Latitude, _coordinate.Longitude];

    protected override Func<int> Locator(DataViewRow input)
    {
        var read = Reader(input, _coordinate);
        return () => _set.LocationOf(read());
    }
}
