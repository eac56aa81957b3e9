using System.Text.Json.Nodes;
using SemGeo.Geography;
using SemGeo.Partitioning;

namespace SemGeo.Testing;

/// <summary>Partitionings as JSON: their cells, how cells of one level lie in those of others, and where coordinates belong.</summary>
internal static class FrozenPartitioning
{
    /// <summary>Reads a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="coordinates">Coordinates to label, where the scheme labels by coordinate.</param>
    public static JsonObject Read(PartitioningSet set, ReadOnlySpan<GeoCoordinate> coordinates)
    {
        var levels = new JsonArray();
        var labels = set.IsLabelledByCoordinate ? set.LabelsOf(coordinates) : null;
        for (var level = 0; level < set.Levels.Count; level++)
        {
            levels.Add(new JsonObject
            {
                ["name"] = set.Levels[level].Name,
                ["threshold"] = set.Levels[level].Threshold,
                ["cells"] = new JsonArray([.. set.Levels[level].Cells.Select(cell => new JsonObject
                {
                    ["id"] = cell.LocationId,
                    ["name"] = cell.Name,
                    ["latitude"] = cell.Coordinate.Latitude,
                    ["longitude"] = cell.Coordinate.Longitude,
                })]),
                ["parents"] = new JsonArray([.. set.ParentsAt(level).ToArray().Select(parent => JsonValue.Create(parent))]),
                ["labels"] = labels is null ? null : new JsonArray([.. labels[level].Select(label => JsonValue.Create(label))]),
            });
        }

        return new JsonObject { ["scheme"] = set.Scheme.ToString(), ["source"] = set.Source.ToString(), ["levels"] = levels };
    }
}
