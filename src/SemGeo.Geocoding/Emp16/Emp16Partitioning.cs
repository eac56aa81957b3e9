using SemGeo.Partitioning;

namespace SemGeo.Geocoding.Emp16;

/// <summary>Counts the rows of EMP-16 files for partitionings.</summary>
public static class Emp16Partitioning
{
    /// <summary>Adds all rows of an EMP-16 file from where its reader stands: one thread reads ahead while another counts.</summary>
    /// <param name="builder">Receives the rows.</param>
    /// <param name="reader">The file; used by this method alone until it returns.</param>
    /// <exception cref="Emp16FormatException">The file is damaged, see <see cref="Emp16Reader.Read"/>; the rows before may have been added.</exception>
    /// <exception cref="OverflowException">More than <see cref="int.MaxValue"/> images.</exception>
    public static void AddAll(this PartitioningSetBuilder builder, Emp16Reader reader)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(reader);
        Emp16ReadAhead.Run(reader, batch =>
        {
            for (var row = 0; row < batch.Count; row++)
            {
                var (first, end) = batch.IdsOf(row);
                var ids = builder.Buffer(end - first);
                for (var i = first; i < end; i++)
                    ids[i - first] = builder.Intern(batch.Id(i));
                builder.Count(ids[..(end - first)], batch.CoordinateOf(row));
            }
        });
    }
}
