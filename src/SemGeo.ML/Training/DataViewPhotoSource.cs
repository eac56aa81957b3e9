using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Geography;
using SemGeo.ML.Imaging;
using SemGeo.ML.Views;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Training;

/// <summary>
/// The rows of a view as photos to train or validate on: a cursor a pass, nothing kept. Rows without any label are passed over.
/// </summary>
internal sealed class DataViewPhotoSource(
    IDataView data, LabelColumns labels, DataViewSchema.Column image, (DataViewSchema.Column Latitude, DataViewSchema.Column Longitude)? coordinate, Func<long, GeoCoordinate, int[], bool>? isWanted = null) : IPhotoSource
{
    private readonly Lazy<(long Wanted, long Unlabelled, long[][] Classes, string Fingerprint)> _counts = new(() => Scan(data, labels, image, coordinate, isWanted));

    /// <summary>The photos with a label, counted in a pass of its own that reads no image.</summary>
    public long? Count => _counts.Value.Wanted;

    /// <summary>The rows without any label.</summary>
    public long UnlabelledCount => _counts.Value.Unlabelled;

    /// <summary>For each level the photos of each class.</summary>
    public IReadOnlyList<IReadOnlyList<long>> ClassCounts => _counts.Value.Classes;

    /// <summary>Rows, labels, coordinates and, where the photos are files, their paths.</summary>
    public string? Fingerprint => _counts.Value.Fingerprint;

    /// <summary>Number, coordinate and classes of every row, in a pass that reads no image.</summary>
    public IEnumerable<(long Row, GeoCoordinate Coordinate, int[] Labels)> ReadLabels()
    {
        using var cursor = data.GetRowCursor(NeededFor(labels, coordinate));
        var row = new Reader(cursor, labels, coordinate, isWanted, data.CanShuffle);
        while (cursor.MoveNext())
        {
            if (row.Next() is { } wanted)
                yield return (row.Number, row.Coordinate, wanted);
        }
    }

    public IEnumerable<PhotoExample> Read(CancellationToken cancellationToken = default) => Read(null, cancellationToken);

    // Views that shuffle cheaply do so by their own means: shards by whole files.
    public IEnumerable<PhotoExample> Read(int seed, int epoch, CancellationToken cancellationToken = default) =>
        Read(data.CanShuffle ? new Random(HashOf(seed, epoch)) : null, cancellationToken);

    private IEnumerable<PhotoExample> Read(Random? random, CancellationToken cancellationToken)
    {
        using var cursor = data.GetRowCursor([.. NeededFor(labels, coordinate), image], random);
        var row = new Reader(cursor, labels, coordinate, isWanted, data.CanShuffle);
        var photo = ImageColumn.Reader(cursor, image);
        while (cursor.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.Next() is { } wanted && HasLabel(wanted))
                yield return photo(row.Number, wanted, row.Coordinate);
        }
    }

    private static (long Wanted, long Unlabelled, long[][] Classes, string Fingerprint) Scan(
        IDataView data, LabelColumns labels, DataViewSchema.Column image, (DataViewSchema.Column Latitude, DataViewSchema.Column Longitude)? coordinate,
        Func<long, GeoCoordinate, int[], bool>? isWanted)
    {
        // Encoded bytes would be read from the disk for nothing; paths cost no more than the other columns.
        var needed = NeededFor(labels, coordinate);
        using var cursor = data.GetRowCursor(image.Type is TextDataViewType ? needed.Append(image) : needed);
        var path = image.Type is TextDataViewType ? cursor.GetGetter<ReadOnlyMemory<char>>(image) : null;
        using var fingerprint = new CollectionFingerprint();
        var row = new Reader(cursor, labels, coordinate, isWanted, data.CanShuffle);
        var (count, unlabelled) = (0L, 0L);
        var classes = labels.Partitionings.Levels.Select(level => new long[level.Cells.Count]).ToArray();
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
            for (var level = 0; level < wanted.Length; level++)
            {
                if (wanted[level] >= 0)
                    classes[level][wanted[level]]++;
            }

            path?.Invoke(ref text);
            fingerprint.Add(row.Number, text.Span, wanted, row.Coordinate);
        }

        return (count, unlabelled, classes, fingerprint.ToString());
    }

    private static int HashOf(int seed, int epoch) => unchecked((seed * 1_000_003) ^ (epoch * 7919));

    private static bool HasLabel(int[] labels) => Array.Exists(labels, l => l >= 0);

    private static IEnumerable<DataViewSchema.Column> NeededFor(LabelColumns labels, (DataViewSchema.Column Latitude, DataViewSchema.Column Longitude)? coordinate) =>
        coordinate is { } c ? labels.Columns.Append(c.Latitude).Append(c.Longitude) : labels.Columns;

    /// <summary>Labels and coordinate of the live row.</summary>
    private sealed class Reader(
        DataViewRowCursor cursor, LabelColumns labels, (DataViewSchema.Column Latitude, DataViewSchema.Column Longitude)? coordinate, Func<long, GeoCoordinate, int[], bool>? isWanted,
        bool isShuffled)
    {
        private readonly ValueGetter<DataViewRowId>? _id = isShuffled ? cursor.GetIdGetter() : null;
        private readonly Func<int[]> _labels = labels.Reader(cursor);
        private readonly Func<double>? _latitude = coordinate is { } c ? Degrees.Reader(cursor, c.Latitude) : null;
        private readonly Func<double>? _longitude = coordinate is { } c ? Degrees.Reader(cursor, c.Longitude) : null;

        public GeoCoordinate Coordinate { get; private set; } = GeoCoordinate.Missing;

        /// <summary>The row's number: the same in every pass, even where passes have orders of their own.</summary>
        public long Number { get; private set; }

        /// <summary>The row's labels; null where it is not wanted.</summary>
        public int[]? Next()
        {
            if (_latitude is not null && _longitude is not null)
                Coordinate = new GeoCoordinate(_latitude(), _longitude());
            Number = cursor.Position;
            if (_id is not null)
            {
                DataViewRowId id = default;
                _id(ref id);
                Number = (long)((id.Low ^ (id.High * 0x9E3779B97F4A7C15)) & long.MaxValue);
            }

            var row = _labels();
            return isWanted is null || isWanted(Number, Coordinate, row) ? row : null;
        }
    }
}
