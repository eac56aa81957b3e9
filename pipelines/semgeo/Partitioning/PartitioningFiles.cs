using SemGeo.Geocoding.Embedded;
using SemGeo.Partitioning;
using SemGeo.Partitioning.Authors;

namespace SemGeo.Pipelines.Partitioning;

/// <summary>Opens partitionings that were saved.</summary>
internal static class PartitioningFiles
{
    /// <summary>Reads a file that <c>semgeo partition</c> wrote, or a folder of the authors' files.</summary>
    public static PartitioningSet Load(string path)
    {
        if (Directory.Exists(path))
            return AuthorsFiles.Read(path).Set;
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no partitioning '{path}'.", path);
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path));
            return PartitioningSetFile.Read(reader, Gazetteer.LoadCountryBorders);
        }
        catch (PartitioningException e)
        {
            throw new InvalidDataException($"'{path}': {e.Message}", e);
        }
    }
}
