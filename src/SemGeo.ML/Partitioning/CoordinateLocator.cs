using Microsoft.ML;
using SemGeo.ML.Views;
using SemGeo.Partitioning;

namespace SemGeo.ML.Partitioning;

/// <summary>By the coordinate: the location that it lies in.</summary>
/// <param name="Latitude">The column of latitudes.</param>
/// <param name="Longitude">The column of longitudes.</param>
/// <param name="Prefix">What the names of the class columns begin with.</param>
internal sealed record CoordinateLocator(string Latitude, string Longitude, string Prefix) : RowLocator(Latitude, Longitude, Prefix)
{
    public const string Signature = "SemGeoCellLabels";

    public override string Step => "the partition labels";

    public override string LoaderSignature => Signature;

    public override void Check(SchemaShape shape) => CheckCoordinates(shape);

    public override BoundLocator Bind(DataViewSchema schema, PartitioningSet set)
    {
        var columns = FindCoordinates(schema);
        return new BoundLocator([columns.Latitude, columns.Longitude], row =>
        {
            var read = Degrees.Reader(row, columns);
            return () => set.LocationOf(read());
        });
    }
}
