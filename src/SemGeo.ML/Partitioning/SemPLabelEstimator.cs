using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.ML.Geocoding;
using SemGeo.ML.Schema;
using SemGeo.ML.Views;
using SemGeo.Partitioning;

namespace SemGeo.ML.Partitioning;

/// <summary>
/// Builds semantic partitionings from the addresses of a collection, in one pass (paper 3.1), and labels every row with its cell at
/// each level.
/// </summary>
public sealed class SemPLabelEstimator : IEstimator<SemPLabelTransformer>
{
    internal const string Step = "SemanticPartitionLabels";

    // Addresses of the user's own, whose column does not say who geocoded them.
    private static readonly GeocoderSource UnknownSource = new("unknown", "unknown");

    private readonly IHost _host;
    private readonly SemanticPartitionLabelsOptions _options;

    internal SemPLabelEstimator(IHostEnvironment environment, SemanticPartitionLabelsOptions options)
    {
        options.Partitioning.Validate();
        _host = environment.Register(nameof(SemPLabelEstimator));
        _options = options.Copy();
    }

    /// <summary>Reads addresses and coordinates once and builds the partitionings.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type.</exception>
    /// <exception cref="PartitioningException">No row has an address or a coordinate, or a threshold leaves no cell.</exception>
    public SemPLabelTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var schema = input.Schema;
        var address = ColumnCheck.Find(schema, _options.AddressColumnName, Step, "a vector of text", ColumnCheck.IsTextVector);
        var latitude = ColumnCheck.Find(schema, _options.LatitudeColumnName, Step, "a Double or Single", ColumnCheck.IsDegrees);
        var longitude = ColumnCheck.Find(schema, _options.LongitudeColumnName, Step, "a Double or Single", ColumnCheck.IsDegrees);

        using var channel = _host.Start("Build the partitionings");
        var builder = new PartitioningSetBuilder(GeocoderAnnotations.SourceOf(address) ?? UnknownSource);
        using (var cursor = input.GetRowCursor([address, latitude, longitude]))
        {
            var ids = cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(address);
            var degreesNorth = Degrees.Reader(cursor, latitude);
            var degreesEast = Degrees.Reader(cursor, longitude);
            VBuffer<ReadOnlyMemory<char>> value = default;
            while (cursor.MoveNext())
            {
                ids(ref value);
                builder.Add(Annotation.Dense(value), new GeoCoordinate(degreesNorth(), degreesEast()));
            }
        }

        var set = builder.Build(_options.Partitioning, GeocoderAnnotations.LocationsOf(address));
        foreach (var level in set.Levels)
            channel.Info(MessageSensitivity.None, "{0}: {1} cells of at least {2} images", level.Name, level.Cells.Count, level.Threshold);
        return new SemPLabelTransformer(set, _options);
    }

    /// <summary>The input's shape with a key column a level.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        ColumnCheck.Find(inputSchema, _options.AddressColumnName, Step, "a vector of text", c =>
            c.Kind != SchemaShape.Column.VectorKind.Scalar && c.ItemType == TextDataViewType.Instance);
        foreach (var name in new[] { _options.LatitudeColumnName, _options.LongitudeColumnName })
        {
            ColumnCheck.Find(inputSchema, name, Step, "a Double or Single", c =>
                c.Kind == SchemaShape.Column.VectorKind.Scalar && !c.IsKey && ColumnCheck.IsDegrees(c.ItemType));
        }

        return SchemaShapes.Append(inputSchema, PartitionLabelMap.ShapeOf(_options.Partitioning.EffectiveLevelNames, _options.CellColumnPrefix));
    }
}
