using System.Runtime.InteropServices;
using SemGeo.Files;
using SemGeo.Geocoding.Emp16;
using SemGeo.Geocoding.LocationFiles;
using SemGeo.Locations;
using SemGeo.Tables;

namespace SemGeo.Geocoding.DataSets;

/// <summary>
/// Geocodes a collection and writes it as the paper's extended data set is (Appendix B): a file of rows in the EMP-16 form, and a file of the locations with their attributes.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>Every row is geocoded; what is done lies beside the result, in "<c>RESULT.geocoding</c>". A run that was interrupted, however, goes on there: it checks that the coordinates are the same,
/// and no row is lost, doubled or geocoded again, but those that were altered meanwhile.</item>
/// <item>The images of each location are counted, a location once an image.</item>
/// <item>Both files are written, each as a whole or not at all. The rows keep their order; the locations stand by their counts, then by their ids. The same input gives the same bytes.</item>
/// </list>
/// </remarks>
public static class ExtendedDataSet
{
    private const string JournalSuffix = ".geocoding";

    /// <summary>Geocodes and writes.</summary>
    /// <param name="path">The file of rows; .bz2 at its end compresses it.</param>
    /// <param name="rows">The images and their positions, read once.</param>
    /// <param name="geocoder">Who geocodes.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="progress">Hears of every batch; null for nobody.</param>
    /// <param name="cancellation">Stops between two batches; the same call goes on later.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the name of the file of locations tells no format.</exception>
    /// <exception cref="ExtendedDataSetException">An interrupted run began with other coordinates or another geocoder, or another process runs at the same file.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static ExtendedDataSetReport Write(
        string path, IEnumerable<CoordinateRow> rows, IReverseGeocoder geocoder, ExtendedDataSetOptions? options = null,
        IProgress<ExtendedDataSetProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(geocoder);
        options ??= new ExtendedDataSetOptions();
        Check(options);
        using var journal = GeocodingJournal.Open(path + JournalSuffix, geocoder.Source, options.Restart);

        // Whoever has the journal writes the result alone.
        AtomicFile.DeleteUnfinished(path);
        if (options.LocationsPath is { } locations)
            AtomicFile.DeleteUnfinished(locations);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var done = Geocode(rows, geocoder, journal, counts, progress, cancellation);
        var kept = counts.Where(pair => pair.Value >= options.MinImages).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key).ToArray();
        if (options.LocationsPath is not null)
        {
            Recall(kept, geocoder, journal);
            (geocoder as ILocationDescriber)?.Describe(kept, cancellation);
            LocationTableFile.Write(options.LocationsPath, geocoder.Locations, new LocationTableFileOptions
            {
                Ids = kept,
                ImageCounts = counts,
                IncludeGeometry = options.IncludeGeometry,
                SimplifyDegrees = options.SimplifyDegrees,
            });
        }

        AtomicFile.Write(path, beside => WriteRows(beside, CompressedFile.IsNamedCompressed(path), journal, id => counts[id] >= options.MinImages, cancellation));
        journal.Delete();
        return new ExtendedDataSetReport(done.Rows, done.WithAddress, done.Resumed, counts.Count, kept.Length) { AlteredRows = journal.AlteredRows };
    }

    private static void Check(ExtendedDataSetOptions options)
    {
        if (options.MinImages < 1)
            throw new ArgumentOutOfRangeException(nameof(options), options.MinImages, "MinImages is 1 or more.");
        if (!(options.SimplifyDegrees >= 0) || double.IsInfinity(options.SimplifyDegrees))
            throw new ArgumentOutOfRangeException(nameof(options), options.SimplifyDegrees, "SimplifyDegrees is a distance in degrees, 0 or more.");
        if (options.LocationsPath is { } locations && !LocationTableFile.IsKnown(locations))
            throw new ArgumentException($"The name '{locations}' tells no format of locations: end it in .csv, .geojson or .jsonl.", nameof(options));
    }

    private static ExtendedDataSetProgress Geocode(
        IEnumerable<CoordinateRow> rows, IReverseGeocoder geocoder, GeocodingJournal journal, Dictionary<string, int> counts,
        IProgress<ExtendedDataSetProgress>? progress, CancellationToken cancellation)
    {
        var done = default(ExtendedDataSetProgress);
        var batch = new GeocodingBatch(geocoder);
        var replayed = journal.Replay();
        foreach (var row in rows)
        {
            if (replayed is not null)
            {
                CheckSame(row, replayed, done.Rows);
                done = new(done.Rows + 1, Count(replayed.RawAddress, counts) + done.WithAddress, done.Resumed + 1);
                replayed = journal.Replay();
                continue;
            }

            batch.Add(row);
            if (batch.IsFull)
                done = Finish(batch);
        }

        if (replayed is not null)
            throw Changed($"they have ended after {done.Rows} rows, where it had more");
        return batch.Rows.IsEmpty ? done : Finish(batch);

        ExtendedDataSetProgress Finish(GeocodingBatch full)
        {
            cancellation.ThrowIfCancellationRequested();
            full.Geocode();
            journal.Append(full.Rows, full.Addresses);
            var withAddress = 0;
            foreach (var address in full.Addresses)
                withAddress += Count(address.LocationIds, counts);
            var now = new ExtendedDataSetProgress(done.Rows + full.Rows.Length, done.WithAddress + withAddress, done.Resumed);
            full.Clear();
            progress?.Report(now);
            return now;
        }
    }

    private static void CheckSame(CoordinateRow row, Emp16Reader replayed, long number)
    {
        if (replayed.Id != row.Id || replayed.Coordinate != row.Coordinate)
            throw Changed($"row {number + 1} is '{row.Id}' at {row.Coordinate}, and was '{replayed.Id}' at {replayed.Coordinate}");
    }

    private static ExtendedDataSetException Changed(string how) =>
        new($"An interrupted run cannot go on, since the coordinates are others than it began with: {how}. Give the same coordinates, or restart.");

    // 1 where there is an address.
    private static int Count(ReadOnlySpan<string> address, Dictionary<string, int> counts)
    {
        for (var i = 0; i < address.Length; i++)
        {
            if (!address[..i].Contains(address[i]))
                CollectionsMarshal.GetValueRefOrAddDefault(counts, address[i], out _)++;
        }

        return address.IsEmpty ? 0 : 1;
    }

    /// <summary>Geocodes rows again whose locations the geocoder has only seen in an earlier run: one that learns locations with its answers knows them then.</summary>
    private static void Recall(IEnumerable<string> kept, IReverseGeocoder geocoder, GeocodingJournal journal)
    {
        var unknown = kept.Where(id => !geocoder.Locations.TryGet(id, out _)).ToHashSet(StringComparer.Ordinal);
        if (unknown.Count == 0)
            return;
        var answer = new Address[1];
        var rows = journal.ReadAll();
        while (unknown.Count > 0 && rows.Read())
        {
            var found = unknown.Count;
            foreach (var id in rows.RawAddress)
                unknown.Remove(id);
            if (found != unknown.Count)
                geocoder.Geocode([rows.Coordinate], answer);
        }
    }

    private static void WriteRows(string path, bool compress, GeocodingJournal journal, Predicate<string> isKept, CancellationToken cancellation)
    {
        const int CancellationRows = 1 << 12;
        using var stream = CompressedFile.Create(path, compress);
        using var writer = new Emp16Writer(stream);
        var rows = journal.ReadAll();
        var address = new List<string>();
        while (rows.Read())
        {
            if (rows.RowCount % CancellationRows == 0)
                cancellation.ThrowIfCancellationRequested();
            address.Clear();
            foreach (var id in rows.RawAddress)
            {
                if (isKept(id))
                    address.Add(id);
            }

            writer.Write(rows.Id, rows.Coordinate, rows.RawAddress, CollectionsMarshal.AsSpan(address));
        }
    }
}
