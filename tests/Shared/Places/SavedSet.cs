using SemGeo.Geocoding.Embedded;
using SemGeo.Partitioning;

namespace SemGeo.Testing;

/// <summary>Partitioning sets in bytes.</summary>
internal static class SavedSet
{
    public static byte[] BytesOf(PartitioningSet set)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        PartitioningSetFile.Write(set, writer);
        return stream.ToArray();
    }

    public static PartitioningSet Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return PartitioningSetFile.Read(reader, Gazetteer.LoadCountryBorders);
    }

    public static PartitioningSet Reload(PartitioningSet set) => Read(BytesOf(set));
}
