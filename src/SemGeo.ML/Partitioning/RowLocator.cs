using Microsoft.ML;
using SemGeo.ML.Persistence;
using SemGeo.ML.Schema;
using SemGeo.Partitioning;

namespace SemGeo.ML.Partitioning;

/// <summary>How a row leads to a location of a partitioning set's hierarchy: by its address, or by its coordinate.</summary>
/// <param name="Latitude">The column of latitudes.</param>
/// <param name="Longitude">The column of longitudes.</param>
/// <param name="Prefix">What the names of the class columns begin with.</param>
internal abstract record RowLocator(string Latitude, string Longitude, string Prefix)
{
    private protected const string DegreesType = "a Double or Single";

    /// <summary>What the step is called in errors.</summary>
    public abstract string Step { get; }

    /// <summary>The name that a transformer of this kind has in model files.</summary>
    public abstract string LoaderSignature { get; }

    /// <summary>The strategy of a saved transformer, from its header; the scheme decides which.</summary>
    public static RowLocator Read(IModelReader reader, PartitioningSet set)
    {
        var header = reader.Header;
        return set.IsLabelledByCoordinate
            ? new CoordinateLocator(header.ReadString(), header.ReadString(), header.ReadString())
            : new AddressLocator(header.ReadString(), header.ReadString(), header.ReadString(), header.ReadString());
    }

    /// <summary>Writes the header.</summary>
    public virtual void Write(BinaryWriter writer)
    {
        writer.Write(Latitude);
        writer.Write(Longitude);
        writer.Write(Prefix);
    }

    /// <summary>Checks the columns that labelling reads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type.</exception>
    public abstract void Check(SchemaShape shape);

    /// <summary>Finds the columns that labelling reads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type.</exception>
    /// <exception cref="GeocoderMismatchException">The addresses are another geocoder's than the set's.</exception>
    public abstract BoundLocator Bind(DataViewSchema schema, PartitioningSet set);

    /// <summary>The columns of coordinates.</summary>
    public (DataViewSchema.Column Latitude, DataViewSchema.Column Longitude) FindCoordinates(DataViewSchema schema) => (
        ColumnCheck.Find(schema, Latitude, Step, DegreesType, ColumnCheck.IsDegrees),
        ColumnCheck.Find(schema, Longitude, Step, DegreesType, ColumnCheck.IsDegrees));

    /// <summary>Checks the columns of coordinates.</summary>
    public void CheckCoordinates(SchemaShape shape)
    {
        foreach (var name in new[] { Latitude, Longitude })
            ColumnCheck.Find(shape, name, Step, DegreesType, c => c.Kind == SchemaShape.Column.VectorKind.Scalar && !c.IsKey && ColumnCheck.IsDegrees(c.ItemType));
    }
}

/// <summary>A <see cref="RowLocator"/> over the columns of a schema.</summary>
/// <param name="Columns">The columns that are read.</param>
/// <param name="Reader">Reads the live row's location in the hierarchy, -1 where it has none.</param>
internal sealed record BoundLocator(IReadOnlyList<DataViewSchema.Column> Columns, Func<DataViewRow, Func<int>> Reader);
