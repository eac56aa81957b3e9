using Microsoft.ML;
using Microsoft.ML.Runtime;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.ML.Schema;
using SemGeo.Partitioning;

namespace SemGeo.ML.Partitioning;

/// <summary>
/// Builds partitionings from the coordinates of a collection, in one pass, and labels every row with its cell at each level: adaptive S2 cells, countries, or CPlaNet's geoclass sets.
/// </summary>
public sealed class CellLabelEstimator : IEstimator<CellLabelTransformer>
{
    internal const string Step = "the partition labels";

    private readonly IHost _host;
    private readonly CellLabelColumns _columns;
    private readonly IReadOnlyList<string> _levels;
    private readonly bool _nameCells;
    private readonly Func<GeoCoordinate[], PartitioningSet> _build;

    internal CellLabelEstimator(IHostEnvironment environment, CellLabelColumns columns, IReadOnlyList<string> levels, bool nameCells, Func<GeoCoordinate[], PartitioningSet> build)
    {
        _host = environment.Register(nameof(CellLabelEstimator));
        _columns = columns;
        _levels = levels;
        _nameCells = nameCells;
        _build = build;
    }

    /// <summary>Reads the coordinates once and builds the partitionings. The coordinates are held in memory meanwhile, 16 bytes a row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type.</exception>
    /// <exception cref="PartitioningException">No row has a coordinate, or no cell has enough images.</exception>
    public CellLabelTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var columns = CellLabelMap.Find(input.Schema, _columns);
        using var channel = _host.Start("Build the partitionings");
        var coordinates = new List<GeoCoordinate>();
        using (var cursor = input.GetRowCursor([columns.Latitude, columns.Longitude]))
        {
            var read = CellLabelMap.Reader(cursor, columns);
            while (cursor.MoveNext())
                coordinates.Add(read());
        }

        var set = _build([.. coordinates]);
        if (_nameCells)
            set = set.WithNamesBy(GazetteerGeocoder.LoadEmbedded());
        foreach (var level in set.Levels)
            channel.Info(MessageSensitivity.None, "{0}: {1} cells", level.Name, level.Cells.Count);
        return new CellLabelTransformer(set, _columns);
    }

    /// <summary>The input's shape with a key column a level.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        foreach (var name in new[] { _columns.Latitude, _columns.Longitude })
        {
            ColumnCheck.Find(inputSchema, name, Step, "a Double or Single", c =>
                c.Kind == SchemaShape.Column.VectorKind.Scalar && !c.IsKey && ColumnCheck.IsDegrees(c.ItemType));
        }

        return SchemaShapes.Append(inputSchema, PartitionLabelMap.ShapeOf(_levels, _columns.Prefix));
    }
}
