using System.Collections.Concurrent;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.Geography;
using SemGeo.ML.Schema;
using SemGeo.Tables;
using SemGeo.Vision.Input;
using SemGeo.Vision.Shards;

namespace SemGeo.ML.Collections;

/// <summary>The photos of shards, read anew in every pass. It shuffles by whole shards; a row's id tells its shard (upper half) and its number there.</summary>
internal sealed class ShardDataView : IDataView, ICountsPositions
{
    private readonly IHost _host;
    private readonly IReadOnlyList<string> _shards;
    private readonly ShardLoadOptions _options;
    private readonly Lazy<PositionTable?> _positions;
    private readonly ConcurrentDictionary<string, ShardDamage> _damaged = new();
    private readonly PositionLog _log;
    private int _hasWarned;

    public ShardDataView(IHostEnvironment environment, string source, IReadOnlyList<string> shards, ShardLoadOptions options)
    {
        Source = source;
        _log = new PositionLog(environment, "LoadFromShards");
        _host = environment.Register("LoadFromShards");
        _shards = shards;
        _options = options;
        _positions = new(() => options.PositionsPath is { } path ? PositionTable.Read(path, options.PositionColumns) : null);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(GeoColumns.Id, TextDataViewType.Instance);
        builder.AddColumn(GeoColumns.ImagePath, TextDataViewType.Instance);
        builder.AddColumn(GeoColumns.ImageBytes, new VectorDataViewType(NumberDataViewType.Byte));
        builder.AddColumn(GeoColumns.Latitude, NumberDataViewType.Double);
        builder.AddColumn(GeoColumns.Longitude, NumberDataViewType.Double);
        foreach (var name in options.TextColumns)
            builder.AddColumn(name, TextDataViewType.Instance);
        Schema = builder.ToSchema();
    }

    public bool CanShuffle => _shards.Count > 1;

    public DataViewSchema Schema { get; }

    public IReadOnlyList<string> TextColumns => _options.TextColumns;

    /// <summary>The shards as they were asked for.</summary>
    public string Source { get; }

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = new bool[Schema.Count];
        foreach (var column in columnsNeeded)
            active[column.Index] = true;
        var order = Enumerable.Range(0, _shards.Count).ToArray();
        rand?.Shuffle(order);
        return new ShardCursor(this, [.. order.Select(i => (i, _shards[i]))], active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    public PositionReport CountPositions()
    {
        using var cursor = (ShardCursor)GetRowCursor([Schema[GeoColumns.Latitude], Schema[GeoColumns.Longitude]]);
        try
        {
            while (cursor.MoveNext())
            {
            }
        }
        catch (TableException) when (cursor.Report.IsMostlyUnreadable)
        {
            // The caller sees it in the report.
        }

        return cursor.Report;
    }

    /// <summary>The position of a photo: the table's, before what the shard says.</summary>
    public GeoCoordinate CoordinateOf(ShardPhoto photo)
    {
        var position = _positions.Value is { } positions && positions[photo.Id] is { IsMissing: false } told ? told : photo.Coordinate;
        return position is { Latitude: 0, Longitude: 0 } && !_options.ZeroIsPosition ? GeoCoordinate.Missing : position;
    }

    /// <summary>Counts the position of a photo; what is missing may be something in its metadata that was not understood.</summary>
    public void Count(ShardPhoto photo, PositionReport report)
    {
        var position = CoordinateOf(photo);
        if (position.IsMissing && photo.PositionProblem is { } problem)
            report.AddUnreadable($"'{photo.Id}': {problem}");
        else if (position.IsMissing && !photo.Json.IsEmpty)
            report.Add(Text(photo, "latitude", "lat"), Text(photo, "longitude", "lon", "lng"), () => $"'{photo.Id}'");
        else
            report.Add(position.Latitude, position.Longitude, _options.ZeroIsPosition, () => $"'{photo.Id}'");
    }

    /// <summary>Hears from cursors what became of the positions of a whole pass.</summary>
    /// <exception cref="TableException">More than half of the positions could not be read.</exception>
    public void Report(PositionReport report)
    {
        _log.Write(report);
        report.ThrowIfMostlyUnreadable();
    }

    /// <summary>Hears from cursors where a shard ended too early.</summary>
    /// <exception cref="ShardException">The options say Throw.</exception>
    public void Report(ShardDamage damage)
    {
        if (_options.OnDamagedShard == BadImagePolicy.Throw)
            throw new ShardException($"{damage} Copy or pack the shard again, or set OnDamagedShard to Skip to leave the rest of it out.");
        if (!_damaged.TryAdd(damage.Path, damage))
            return;
        using var channel = _host.Start("Read shards");
        channel.Warning(MessageSensitivity.None, "{0} The rest of the shard is left out.", damage);
    }

    /// <summary>Hears from cursors of the photos whose metadata could not be read; warns of them once.</summary>
    public void Report(long count, string? first)
    {
        if (count == 0 || Interlocked.Exchange(ref _hasWarned, 1) != 0)
            return;
        using var channel = _host.Start("Read shards");
        channel.Warning(MessageSensitivity.None, "'{0}': {1} {2} metadata that could not be read; an id that is lost is the name in the shard. First {3}", Source, count, count == 1 ? "photo has" : "photos have", first);
    }

    private static string Text(ShardPhoto photo, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (ShardMetadata.Text(photo.Json, name) is { Length: > 0 } text)
                return text;
        }

        return "";
    }
}
