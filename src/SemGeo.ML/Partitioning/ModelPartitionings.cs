using SemGeo.Geocoding.Embedded;
using SemGeo.ML.Persistence;
using SemGeo.Partitioning;

namespace SemGeo.ML.Partitioning;

/// <summary>The partitionings in a model file: a stream of its own.</summary>
internal static class ModelPartitionings
{
    private const string StreamName = "partitioning.bin";

    /// <exception cref="InvalidDataException">The model has none.</exception>
    /// <exception cref="ModelFormatException">They are not as they were saved.</exception>
    /// <exception cref="PartitioningException">They are damaged, in a model that was saved before checksums.</exception>
    public static PartitioningSet Read(IModelReader reader)
    {
        PartitioningSet? set = null;
        return reader.TryReadStream(StreamName, stream => set = PartitioningSetFile.Read(stream, Gazetteer.LoadCountryBorders))
            ? set!
            : throw new InvalidDataException($"The model has no '{StreamName}', in which its partitionings are kept: it is damaged.");
    }

    /// <summary>The version of the model format that a set needs.</summary>
    public static uint FormatOf(PartitioningSet set) => set.Scheme == PartitioningScheme.Classes ? ModelFormat.Classes : ModelFormat.Checksums;

    /// <summary>The stream to save.</summary>
    public static (string Name, Action<BinaryWriter> Write) StreamOf(PartitioningSet set) => (StreamName, writer => PartitioningSetFile.Write(set, writer));
}
