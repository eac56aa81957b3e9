using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Partitioning;
using SemGeo.ML.Schema;
using SemGeo.Partitioning;

namespace SemGeo.ML.Training;

/// <summary>The class columns of a view and the partitionings behind them.</summary>
internal sealed record LabelColumns(PartitioningSet Partitionings, IReadOnlyList<DataViewSchema.Column> Columns)
{
    /// <summary>Finds the class columns by their prefix, and by the levels of the partitioning set that they carry.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none, or one of a level is absent.</exception>
    /// <exception cref="ArgumentException">A column is no key of its level's cells, or carries no partitionings.</exception>
    public static LabelColumns Find(DataViewSchema schema, string prefix)
    {
        var candidates = schema.Where(c => !c.IsHidden && c.Name.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        if (candidates.Count == 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(schema), $"Could not find input columns '{prefix}<Level>', which {MultiHeadGeoTrainer.Step} learns: append SemanticPartitionLabels, S2PartitionLabels, CountryPartitionLabels or CombinatorialPartitionLabels before it, or set CellColumnPrefix. The data has {string.Join(", ", schema.Select(c => $"'{c.Name}'"))}.");
        }

        var set = candidates.Select(PartitioningAnnotation.Read).FirstOrDefault(s => s is not null)
            ?? throw new ArgumentException($"The columns {string.Join(", ", candidates.Select(c => $"'{c.Name}'"))} carry no partitionings, from which the cells' coordinates and names come: write them with SemanticPartitionLabels or another of the steps that label.", nameof(schema));
        return new LabelColumns(set, [.. set.Levels.Select(level => FindLevel(schema, prefix, level))]);
    }

    /// <summary>Reads the live row's classes, -1 where one is missing, into a new array.</summary>
    public Func<int[]> Reader(DataViewRow row)
    {
        var getters = Columns.Select(row.GetGetter<uint>).ToArray();
        return () =>
        {
            var labels = new int[getters.Length];
            for (var i = 0; i < labels.Length; i++)
            {
                uint key = 0;
                getters[i](ref key);
                labels[i] = (int)key - 1;
            }

            return labels;
        };
    }

    private static DataViewSchema.Column FindLevel(DataViewSchema schema, string prefix, PartitioningLevel level) => ColumnCheck.Find(
        schema, prefix + level.Name, MultiHeadGeoTrainer.Step, $"a Key<UInt32> of {level.Cells.Count} cells", type =>
            type is KeyDataViewType key && key.RawType == typeof(uint) && key.Count == (ulong)level.Cells.Count);
}
