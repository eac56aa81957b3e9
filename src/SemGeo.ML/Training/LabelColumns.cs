using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Partitioning;
using SemGeo.ML.Schema;
using SemGeo.ML.Views;
using SemGeo.Partitioning;

namespace SemGeo.ML.Training;

/// <summary>The class columns of a view and the partitionings behind them.</summary>
/// <param name="Partitionings">The partitionings, a level a column.</param>
/// <param name="Columns">The columns, in the order of the levels.</param>
/// <param name="ClassOfKey">For each column the class of each key, counted from 0; null where they are the same.</param>
internal sealed record LabelColumns(PartitioningSet Partitionings, IReadOnlyList<DataViewSchema.Column> Columns, IReadOnlyList<int[]?> ClassOfKey)
{
    /// <summary>Finds the class columns: by their names where the options name them, else by their prefix and the levels of the partitionings that they carry.</summary>
    /// <param name="data">The view.</param>
    /// <param name="options">Names or prefix.</param>
    /// <param name="trained">The partitionings that training has found, for data to validate on; null for the training data itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none, or one is absent.</exception>
    /// <exception cref="ArgumentException">A column is no key of its level's cells, or carries no partitionings.</exception>
    public static LabelColumns Find(IDataView data, MultiHeadGeoTrainerOptions options, PartitioningSet? trained = null)
    {
        var (schema, prefix) = (data.Schema, options.CellColumnPrefix);
        if (options.LabelColumnNames is not { } names)
            return FindByPrefix(schema, prefix);
        var columns = names.Select(name => ColumnCheck.Find(schema, name, MultiHeadGeoTrainer.Step, "a Key<UInt32>", type => type is KeyDataViewType && type.RawType == typeof(uint))).ToArray();
        var levels = names.Select(name => LevelOf(name, prefix)).ToArray();
        return columns.Select(PartitioningAnnotation.Read).FirstOrDefault(set => set is not null) is { } carried
            ? FindCarried(carried, columns, levels)
            : KeyLabels.Of(data, columns, levels, trained);
    }

    /// <summary>The names of the levels that a shape's class columns will give.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none, or one is absent.</exception>
    /// <exception cref="ArgumentException">A named column is no key.</exception>
    public static IReadOnlyList<string> LevelsOf(SchemaShape shape, MultiHeadGeoTrainerOptions options)
    {
        var prefix = options.CellColumnPrefix;
        if (options.LabelColumnNames is { } names)
        {
            foreach (var name in names)
                ColumnCheck.Find(shape, name, MultiHeadGeoTrainer.Step, "a Key<UInt32>", c => c.IsKey && c.Kind == SchemaShape.Column.VectorKind.Scalar && c.ItemType == NumberDataViewType.UInt32);
            return [.. names.Select(name => LevelOf(name, prefix))];
        }

        var levels = shape.Where(c => c.IsKey && c.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(c => c.Name[prefix.Length..]).ToList();
        if (levels.Count == 0)
            ColumnCheck.Find(shape, prefix + "<Level>", MultiHeadGeoTrainer.Step, "a key", _ => true);
        return levels;
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
                labels[i] = key > 0 && ClassOfKey[i] is { } classes ? classes[key - 1] : (int)key - 1;
            }

            return labels;
        };
    }

    private static LabelColumns FindByPrefix(DataViewSchema schema, string prefix)
    {
        var candidates = schema.Where(c => !c.IsHidden && c.Name.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        if (candidates.Count == 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(schema), $"Could not find input columns '{prefix}<Level>', which {MultiHeadGeoTrainer.Step} learns: append SemanticPartitionLabels, S2PartitionLabels, CountryPartitionLabels or CombinatorialPartitionLabels before it, or set CellColumnPrefix or LabelColumnNames. The data has {string.Join(", ", schema.Select(c => $"'{c.Name}'"))}.");
        }

        var set = candidates.Select(PartitioningAnnotation.Read).FirstOrDefault(s => s is not null)
            ?? throw new ArgumentException($"The columns {string.Join(", ", candidates.Select(c => $"'{c.Name}'"))} carry no partitionings, from which the cells' coordinates and names come: write them with SemanticPartitionLabels or another of the steps that label, or name keys of your own in LabelColumnNames.", nameof(schema));
        return new LabelColumns(set, [.. set.Levels.Select(level => FindLevel(schema, prefix, level))], [.. set.Levels.Select(_ => (int[]?)null)]);
    }

    // Columns may have been renamed, and some levels left out: their keys show which level each is.
    private static LabelColumns FindCarried(PartitioningSet set, DataViewSchema.Column[] columns, string[] names)
    {
        var levels = new List<(PartitioningLevel Level, string Name)>();
        foreach (var (column, name) in columns.Zip(names))
        {
            var keys = Annotation.ReadText(column, Annotation.KeyValues);
            var level = set.Levels.FirstOrDefault(level => levels.All(taken => taken.Level != level) && level.Cells.Select(cell => cell.LocationId).SequenceEqual(keys))
                ?? throw new ArgumentException($"The label column '{column.Name}' does not have the cells of a level of the partitionings that the other columns carry ({string.Join(", ", set.Levels.Select(l => $"'{l.Name}'"))}): name columns of one step that labels, or keys of your own alone.", nameof(columns));
            levels.Add((level, name));
        }

        return new LabelColumns(set.With(levels), columns, [.. columns.Select(_ => (int[]?)null)]);
    }

    private static string LevelOf(string column, string prefix) => column.StartsWith(prefix, StringComparison.Ordinal) && column.Length > prefix.Length ? column[prefix.Length..] : column;

    private static DataViewSchema.Column FindLevel(DataViewSchema schema, string prefix, PartitioningLevel level) => ColumnCheck.Find(
        schema, prefix + level.Name, MultiHeadGeoTrainer.Step, $"a Key<UInt32> of {level.Cells.Count} cells", type =>
            type is KeyDataViewType key && key.RawType == typeof(uint) && key.Count == (ulong)level.Cells.Count);
}
