using Microsoft.ML;
using Microsoft.ML.Data;
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
    private readonly Lazy<(long Wanted, long Unlabelled, string Fingerprint)> _counts = new(() => Scan(data, labels, image, coordinate, isWanted));

    /// <summary>The photos with a label, counted in a pass of its own that reads no image.</summary>
    public long? Count => _counts.Value.Wanted;

    /// <summary>The rows without any label.</summary>
    public long UnlabelledCount => _counts.Value.Unlabelled;

    /// <summary>Rows, labels, coordinates and, where the photos are files, their paths.</summary>
    public string? Fingerprint => _counts.Value.Fingerprint;

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

    private static (long Wanted, long Unlabelled, string Fingerprint) Scan(
        IDataView data, LabelColumns labels, DataViewSchema.Column image, (DataViewSchema.Column Latitude, DataViewSchema.Column Longitude)? coordinate,
        Func<long, GeoCoordinate, bool>? isWanted)
    {
        // Encoded bytes would be read from the disk for nothing; paths cost no more than the other columns.
        var needed = NeededFor(labels, coordinate);
        using var cursor = data.GetRowCursor(image.Type is TextDataViewType ? needed.Append(image) : needed);
        var path = image.Type is TextDataViewType ? cursor.GetGetter<ReadOnlyMemory<char>>(image) : null;
        using var fingerprint = new CollectionFingerprint();
        var row = new Reader(cursor, labels, coordinate, isWanted);
        var (count, unlabelled) = (0L, 0L);
        ReadOnlyMemory<char> text = default;
        while (cursor.MoveNext())
        {
            if (row.Next() is not { } wanted)
                continue;
            if (!HasLabel(wanted))
            {
                unlabelled++;
                continue;
            }

            count++;
            path?.Invoke(ref text);
            fingerprint.Add(cursor.Position, text.Span, wanted, row.Coordinate);
        }

        return (count, unlabelled, fingerprint.ToString());
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
