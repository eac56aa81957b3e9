using Microsoft.ML;
using SemGeo.Geocoding.Embedded;
using SemGeo.ML.Views;
using SemGeo.Partitioning;

namespace SemGeo.ML.Partitioning;

/// <summary>
/// The partitioning set as an annotation of the class columns: the trainer, which comes later in the chain, learns from it the cells' coordinates, names and
/// parents. Its bytes are made when somebody reads them.
/// </summary>
internal static class PartitioningAnnotation
{
    private const string Kind = "PartitioningSet";

    public static void Add(DataViewSchema.Annotations.Builder builder, Func<byte[]> bytes) => Annotation.AddBytes(builder, Kind, bytes);

    public static byte[] ToBytes(PartitioningSet set)
    {
        var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
            PartitioningSetFile.Write(set, writer);
        return stream.ToArray();
    }

    /// <summary>Reads the set; null where the column has none.</summary>
    public static PartitioningSet? Read(DataViewSchema.Column column)
    {
        if (Annotation.ReadBytes(column, Kind) is not { Length: > 0 } bytes)
            return null;
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return PartitioningSetFile.Read(reader, Gazetteer.LoadCountryBorders);
    }
}
