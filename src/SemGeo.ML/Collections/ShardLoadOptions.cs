using SemGeo.Tables;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Collections;

/// <summary>Options of <c>ml.Geolocation.LoadFromShards</c>.</summary>
public sealed class ShardLoadOptions
{
    /// <summary>A table of positions by photo id (id or image_id, latitude, longitude), for shards that hold none, as the authors' do. It is kept in
    /// memory: some 60 bytes a photo.</summary>
    /// <value>The default value is null.</value>
    public string? PositionsPath { get; set; }

    /// <summary>Which columns the table of positions has, and how it is read.</summary>
    /// <value>Null for the known headings. The default value is null.</value>
    public CoordinateTableOptions? PositionColumns { get; set; }

    /// <summary>Whether 0,0, in the Gulf of Guinea, is a position, and not what stands where there is none.</summary>
    /// <value>The default value is false.</value>
    public bool ZeroIsPosition { get; set; }

    /// <summary>Names of values in the photos' JSON to give as columns of text; a column has the name as it is written here.</summary>
    /// <value>The default value is none.</value>
    public IReadOnlyList<string> TextColumns { get; set; } = [];

    /// <summary>What to do with a shard that is truncated or damaged.</summary>
    /// <value>The default value is <see cref="BadImagePolicy.Skip"/>: what comes after the damage is left out, and a warning in ML.NET's log names shard,
    /// place and reason, once.</value>
    public BadImagePolicy OnDamagedShard { get; set; } = BadImagePolicy.Skip;

    internal ShardLoadOptions Copy() => new() { PositionsPath = PositionsPath, PositionColumns = PositionColumns, ZeroIsPosition = ZeroIsPosition, TextColumns = [.. TextColumns], OnDamagedShard = OnDamagedShard };
}
