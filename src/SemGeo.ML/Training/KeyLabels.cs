using System.Globalization;
using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Views;
using SemGeo.Partitioning;

namespace SemGeo.ML.Training;

/// <summary>Class columns with keys of the user's own, such as MapValueToKey writes: classes are all that is known, their places are not.</summary>
internal static class KeyLabels
{
    private static readonly MethodInfo ReadOf = ((Func<DataViewSchema.Column, string[]>)Read<int>).Method.GetGenericMethodDefinition();

    /// <summary>The columns and the partitionings of their classes.</summary>
    /// <param name="data">The view, whose images are counted by class in a pass of its own.</param>
    /// <param name="columns">The keys.</param>
    /// <param name="levels">The names of the levels.</param>
    /// <param name="trained">The partitionings that training has found; keys whose values they do not have are missing labels. Null to make partitionings of the keys.</param>
    public static LabelColumns Of(IDataView data, IReadOnlyList<DataViewSchema.Column> columns, IReadOnlyList<string> levels, PartitioningSet? trained)
    {
        var values = columns.Select(ValuesOf).ToArray();
        var set = trained ?? ClassPartitioning.Create([.. Count(data, columns, values).Zip(levels, (classes, name) => (name, classes))]);
        return new LabelColumns(set, columns, [.. set.Levels.Zip(values, ClassesOf)]);
    }

    private static int[] ClassesOf(PartitioningLevel level, string[] values)
    {
        var classes = level.Cells.Select((cell, index) => (cell.LocationId, index)).ToDictionary(cell => cell.LocationId, cell => cell.index, StringComparer.Ordinal);
        return Array.ConvertAll(values, value => classes.GetValueOrDefault(value, -1));
    }

    private static IReadOnlyList<(string Id, int Images)>[] Count(IDataView data, IReadOnlyList<DataViewSchema.Column> columns, string[][] values)
    {
        var counts = Array.ConvertAll(values, value => new int[value.Length + 1]);
        using var cursor = data.GetRowCursor(columns);
        var getters = columns.Select(cursor.GetGetter<uint>).ToArray();
        var key = 0u;
        while (cursor.MoveNext())
        {
            for (var i = 0; i < getters.Length; i++)
            {
                getters[i](ref key);
                counts[i][key]++;
            }
        }

        return [.. values.Zip(counts, (ids, images) => (IReadOnlyList<(string, int)>)[.. ids.Select((id, index) => (id, images[index + 1]))])];
    }

    /// <summary>The values of a column's keys, or their numbers from 1 where it has none.</summary>
    private static string[] ValuesOf(DataViewSchema.Column column)
    {
        if (column.Annotations.Schema.GetColumnOrNull(Annotation.KeyValues) is not { Type: VectorDataViewType type })
            return [.. Enumerable.Range(1, checked((int)((KeyDataViewType)column.Type).Count)).Select(key => key.ToString(CultureInfo.InvariantCulture))];
        return type.ItemType is TextDataViewType ? [.. Annotation.ReadText(column, Annotation.KeyValues)] : (string[])ReadOf.MakeGenericMethod(type.ItemType.RawType).Invoke(null, [column])!;
    }

    private static string[] Read<T>(DataViewSchema.Column column)
    {
        VBuffer<T> values = default;
        column.Annotations.GetValue(Annotation.KeyValues, ref values);
        return [.. values.DenseValues().Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")];
    }
}
