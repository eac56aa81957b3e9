using SemGeo.Files;
using SemGeo.Geocoding.Emp16;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Tables;

namespace SemGeo.Pipelines.Input;

/// <summary>The positions of a collection, and its addresses where the file has them: a table, or a file in the EMP-16 format. Read as often as is
/// needed.</summary>
internal sealed class PhotoPositions(string path, CoordinateTableOptions columns)
{
    private const int BatchSize = 1 << 16;
    private const int ReportEvery = 1 << 14;

    /// <summary>Whether the file has addresses: one of the EMP-16 format.</summary>
    public bool HasAddresses { get; } =
        path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".jsonl.bz2", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        || (File.Exists(path) && FileContent.OfDecompressed(path) is FileKind.Json);

    /// <summary>The lines that could not be read in the last pass.</summary>
    public long Damaged { get; private set; }

    /// <summary>What became of a table's positions in the last pass; null for a file of the EMP-16 format, and before.</summary>
    public PositionReport? Report { get; private set; }

    /// <summary>What is said of a photo: its address as ids, fine to coarse, and its position.</summary>
    public delegate void Visitor(ReadOnlySpan<string> address, GeoCoordinate coordinate);

    /// <summary>Reads the positions alone.</summary>
    public IEnumerable<GeoCoordinate> Read(Action<long> progress, CancellationToken cancellation)
    {
        var rows = 0L;
        foreach (var coordinate in HasAddresses ? ReadLines() : ReadRows())
        {
            if (rows++ % ReportEvery == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress(rows);
            }

            yield return coordinate;
        }
    }

    /// <summary>Reads positions with the addresses of the file, or of a geocoder.</summary>
    public void Visit(IReverseGeocoder? geocoder, Visitor visit, Action<long> progress, CancellationToken cancellation)
    {
        if (HasAddresses)
        {
            VisitLines(visit, progress, cancellation);
            return;
        }

        ArgumentNullException.ThrowIfNull(geocoder);
        var (batch, addresses, rows) = (new List<GeoCoordinate>(BatchSize), new Address[BatchSize], 0L);
        foreach (var coordinate in ReadRows())
        {
            batch.Add(coordinate);
            if (batch.Count == BatchSize)
                Flush();
        }

        Flush();

        void Flush()
        {
            cancellation.ThrowIfCancellationRequested();
            geocoder.Geocode(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(batch), addresses);
            for (var i = 0; i < batch.Count; i++)
                visit(addresses[i].LocationIds, batch[i]);
            rows += batch.Count;
            batch.Clear();
            progress(rows);
        }
    }

    private void VisitLines(Visitor visit, Action<long> progress, CancellationToken cancellation)
    {
        using var reader = Emp16Reader.Open(path);
        while (reader.Read())
        {
            if (reader.RowCount % ReportEvery == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress(reader.RowCount);
            }

            visit(reader.RawAddress, reader.Coordinate);
        }

        reader.ThrowIfAllDamaged();
        Damaged = reader.DamagedLineCount;
    }

    private IEnumerable<GeoCoordinate> ReadLines()
    {
        using var reader = Emp16Reader.Open(path);
        while (reader.Read())
            yield return reader.Coordinate;
        reader.ThrowIfAllDamaged();
        Damaged = reader.DamagedLineCount;
    }

    private IEnumerable<GeoCoordinate> ReadRows()
    {
        using var table = CoordinateTable.Open(path, columns);
        while (table.Read())
            yield return table.Coordinate;
        Report = table.Report;
    }
}
