using Microsoft.ML;
using SemGeo.Geography;
using SemGeo.ML.Imaging;
using SemGeo.ML.Views;
using SemGeo.Vision.Input;

namespace SemGeo.ML;

/// <summary>
/// The rows of a view as photos to train or validate on: a cursor a pass, nothing kept. Rows without any label are passed over.
/// </summary>
internal sealed class DataViewPhotoSource(
    IDataView data, LabelColumns labels, DataViewSchema.Column image, (DataViewSchema.Column Latitude, DataViewSchema.Column Longitude)? coordinate, Func<long, GeoCoordinate, bool>? isWanted = null) : IPhotoSource
{
    private readonly Lazy<(long Wanted, long Unlabelled)> _counts = new(() => Scan(data, labels, coordinate, isWanted));

    /// <summary>The photos with a label, counted in a pass of its own that reads no image.</summary>
    public long? Count => _counts.Value.Wanted;

    /// <summary>The rows without any label.</summary>
    public long UnlabelledCount => _counts.Value.Unlabelled;

    public IEnumerable<PhotoExample> Read(CancellationToken cancellationToken = default)
    {
        using var cursor = data.GetRowCursor([.. NeededFor(labels, coordinate), image]);
        var row = new Reader(cursor, labels, coordinate, isWanted);
        var photo = ImageColumn.Reader(cursor, image);
        while (cursor.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.Next() is { } wanted && HasLabel(wanted))
                yield return photo(cursor.Position, wanted, row.Coordinate);
        }
    }

    private static (long Wanted, long Unlabelled) Scan(
        IDataView data, LabelColumns labels, (DataViewSchema.Column Latitude, DataViewSchema.Column Longitude)? coordinate, Func<long, GeoCoordinate, bool>? isWanted)
    {
        using var cursor = data.GetRowCursor(NeededFor(labels, coordinate));
        var row = new Reader(cursor, labels, coordinate, isWanted);
        var (count, unlabelled) = (0L, 0L);
        while (cursor.MoveNext())
        {
            if (row.Next() is not { } wanted)
                continue;
            if (HasLabel(wanted))
                count++;
            else
                unlabelled++;
        }

        return (count, unlabelled);
    }

    private static bool HasLabel(int[] labels) => Array.Exists(labels, l => l >= 0);

    private static IEnumerable<DataViewSchema.Column> NeededFor(LabelColumns labels, (DataViewSchema.Column Latitude, DataViewSchema.Column Longitude)? coordinate) =>
        coordinate is { } c ? labels.Columns.Append(c.Latitude).Append(c.Longitude) : labels.Columns;

    /// <summary>Labels and coordinate of the live row.</summary>
    private sealed class Reader(
        DataViewRowCursor cursor, LabelColumns labels, (DataViewSchema.Column Latitude, DataViewSchema.Column Longitude)? coordinate, Func<long, GeoCoordinate, bool>? isWanted)
    {
        private readonly Func<int[]> _labels = labels.Reader(cursor);
        private readonly Func<double>? _latitude = coordinate is { } c ? Degrees.Reader(cursor, c.Latitude) : null;
        private readonly Func<double>? _longitude = coordinate is { } c ? Degrees.Reader(cursor, c.Longitude) : null;

        public GeoCoordinate Coordinate { get; private set; } = GeoCoordinate.Missing;

        /// <summary>The row's labels; null where it is not wanted.</summary>
        public int[]? Next()
        {
            if (_latitude is not null && _longitude is not null)
                Coordinate = new GeoCoordinate(_latitude(), _longitude());
            return isWanted is null || isWanted(cursor.Position, Coordinate) ? _labels() : null;
        }
    }
}
