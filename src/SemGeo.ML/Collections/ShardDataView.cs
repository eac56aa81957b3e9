using System.Collections.Concurrent;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.Vision.Input;
using SemGeo.Vision.Shards;

namespace SemGeo.ML;

/// <summary>The photos of shards, read anew in every pass. It shuffles by whole shards; a row's id tells its shard (upper half) and its number there.</summary>
internal sealed class ShardDataView : IDataView
{
    private readonly IHost _host;
    private readonly IReadOnlyList<string> _shards;
    private readonly ShardLoadOptions _options;
    private readonly Lazy<PositionTable?> _positions;
    private readonly ConcurrentDictionary<string, ShardDamage> _damaged = new();

    public ShardDataView(IHostEnvironment environment, IReadOnlyList<string> shards, ShardLoadOptions options)
    {
        _host = environment.Register("LoadFromShards");
        _shards = shards;
        _options = options;
        _positions = new(() => options.PositionsPath is { } path ? PositionTable.Read(path) : null);
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

    public PositionTable? Positions => _positions.Value;

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
}
