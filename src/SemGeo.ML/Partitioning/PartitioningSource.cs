using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.ML.Geocoding;
using SemGeo.ML.Views;
using SemGeo.Partitioning;

namespace SemGeo.ML.Partitioning;

/// <summary>Where the partitionings come from that rows are labelled with.</summary>
/// <param name="levels">The names of the levels, known before any data is read.</param>
internal abstract class PartitioningSource(IReadOnlyList<string> levels)
{
    public IReadOnlyList<string> Levels => levels;

    /// <summary>Checks the columns that building reads, beside those that labelling does.</summary>
    public virtual void Check(SchemaShape shape)
    {
    }

    /// <summary>Builds the partitionings, in one pass over the data where they are not there already.</summary>
    /// <exception cref="PartitioningException">The data does not give any.</exception>
    public abstract PartitioningSet Build(IDataView data);
}

/// <summary>Partitionings that exist already.</summary>
internal sealed class ExistingPartitionings(PartitioningSet set) : PartitioningSource([.. set.Levels.Select(level => level.Name)])
{
    public override PartitioningSet Build(IDataView data) => set;
}

/// <summary>Named places of the data's addresses (paper 3.1).</summary>
internal sealed class SemanticPlaces(AddressLocator columns, PartitioningOptions options) : PartitioningSource(options.EffectiveLevelNames)
{
    // Addresses of the user's own, whose column does not name the geocoder.
    private static readonly GeocoderSource UnknownSource = new("unknown", "unknown");

    public override void Check(SchemaShape shape) => columns.CheckCoordinates(shape);

    public override PartitioningSet Build(IDataView data)
    {
        var address = columns.FindAddress(data.Schema);
        var degrees = columns.FindCoordinates(data.Schema);
        var builder = new PartitioningSetBuilder(GeocoderAnnotations.SourceOf(address) ?? UnknownSource);
        using (var cursor = data.GetRowCursor([address, degrees.Latitude, degrees.Longitude]))
        {
            var ids = cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(address);
            var coordinate = Degrees.Reader(cursor, degrees);
            VBuffer<ReadOnlyMemory<char>> value = default;
            while (cursor.MoveNext())
            {
                ids(ref value);
                builder.Add(Annotation.Dense(value), coordinate());
            }
        }

        return builder.Build(options, GeocoderAnnotations.LocationsOf(address));
    }
}

/// <summary>Cells made of the data's coordinates, which are held in memory meanwhile, 16 bytes a row.</summary>
/// <param name="columns">The columns of coordinates.</param>
/// <param name="levels">The names of the levels.</param>
/// <param name="nameCells">Whether cells are named with the embedded gazetteer.</param>
/// <param name="build">Divides the earth.</param>
internal sealed class CoordinateCells(CoordinateLocator columns, IReadOnlyList<string> levels, bool nameCells, Func<GeoCoordinate[], PartitioningSet> build) : PartitioningSource(levels)
{
    public override PartitioningSet Build(IDataView data)
    {
        var degrees = columns.FindCoordinates(data.Schema);
        var coordinates = new List<GeoCoordinate>();
        using (var cursor = data.GetRowCursor([degrees.Latitude, degrees.Longitude]))
        {
            var read = Degrees.Reader(cursor, degrees);
            while (cursor.MoveNext())
                coordinates.Add(read());
        }

        var set = build([.. coordinates]);
        return nameCells ? set.WithNamesBy(GazetteerGeocoder.LoadEmbedded()) : set;
    }
}
