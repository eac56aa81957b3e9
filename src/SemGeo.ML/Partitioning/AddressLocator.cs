using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Geocoding;
using SemGeo.ML.Schema;
using SemGeo.ML.Views;
using SemGeo.Partitioning;

namespace SemGeo.ML.Partitioning;

/// <summary>By the address: the finest location of it that the hierarchy knows.</summary>
/// <param name="Address">The column of addresses.</param>
/// <param name="Latitude">The column of latitudes, which only building partitionings reads.</param>
/// <param name="Longitude">The column of longitudes, which only building partitionings reads.</param>
/// <param name="Prefix">What the names of the class columns begin with.</param>
internal sealed record AddressLocator(string Address, string Latitude, string Longitude, string Prefix) : RowLocator(Latitude, Longitude, Prefix)
{
    public const string Signature = "SemGeoPartitionLabels";

    private const string AddressType = "a vector of text";

    public override string Step => "SemanticPartitionLabels";

    public override string LoaderSignature => Signature;

    public DataViewSchema.Column FindAddress(DataViewSchema schema) => ColumnCheck.Find(schema, Address, Step, AddressType, ColumnCheck.IsTextVector);

    public override void Write(BinaryWriter writer)
    {
        writer.Write(Address);
        base.Write(writer);
    }

    public override void Check(SchemaShape shape) =>
        ColumnCheck.Find(shape, Address, Step, AddressType, c => c.Kind != SchemaShape.Column.VectorKind.Scalar && c.ItemType == TextDataViewType.Instance);

    public override BoundLocator Bind(DataViewSchema schema, PartitioningSet set)
    {
        var address = FindAddress(schema);
        if (GeocoderAnnotations.SourceOf(address) is { } source)
            set.EnsureSource(source);
        return new BoundLocator([address], row =>
        {
            var ids = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(address);
            VBuffer<ReadOnlyMemory<char>> value = default;
            return () =>
            {
                ids(ref value);
                return set.LocationOf(Annotation.Dense(value));
            };
        });
    }
}
