using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Views;
using SemGeo.Partitioning;

namespace SemGeo.ML.Partitioning;

/// <summary>The labelling of rows, bound to an input schema; how a row leads to a location is the <see cref="RowLocator"/>'s business.</summary>
internal sealed class PartitionLabelMap : RowMap
{
    private readonly PartitioningSet _set;
    private readonly BoundLocator _locator;

    public PartitionLabelMap(PartitioningSet set, RowLocator locator, DataViewSchema input)
        : base(input, Columns(set, locator.Prefix))
    {
        _set = set;
        _locator = locator.Bind(input, set);
    }

    /// <summary>A key column with the cells' ids as key values and the whole partitioning set beside them, for the trainer.</summary>
    public static DataViewSchema.DetachedColumn Column(string name, IReadOnlyList<string> locationIds, Func<byte[]> set)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        Annotation.AddText(annotations, Annotation.KeyValues, locationIds);
        PartitioningAnnotation.Add(annotations, set);
        return new DataViewSchema.DetachedColumn(name, new KeyDataViewType(typeof(uint), locationIds.Count), annotations.ToAnnotations());
    }

    /// <summary>What is known of the columns before the data is read: the number of cells is not, and the shape of a key does not tell it.</summary>
    public static IEnumerable<DataViewSchema.DetachedColumn> ShapeOf(IEnumerable<string> levels, string prefix) => levels.Select(name => Column(prefix + name, ["?"], () => []));

    public override IEnumerable<DataViewSchema.Column> DependenciesOf(int added) => _locator.Columns;

    public override Delegate?[] CreateGetters(DataViewRow input, Func<int, bool> isAddedActive)
    {
        var getters = new Delegate?[_set.Levels.Count];
        if (!Enumerable.Range(0, getters.Length).Any(isAddedActive))
            return getters;
        var locate = _locator.Reader(input);
        var location = -1;
        var memo = new RowMemo(input, () => location = locate());
        for (var level = 0; level < getters.Length; level++)
        {
            var partitioning = _set.Levels[level];

            // Keys count from 1; 0 is the missing label.
            getters[level] = (ValueGetter<uint>)((ref uint destination) =>
            {
                memo.Update();
                destination = location < 0 ? 0 : (uint)(partitioning.ClassOf(location) + 1);
            });
        }

        return getters;
    }

    private static DataViewSchema.DetachedColumn[] Columns(PartitioningSet set, string prefix)
    {
        var bytes = new Lazy<byte[]>(() => PartitioningAnnotation.ToBytes(set));
        return [.. set.Levels.Select(level => Column(prefix + level.Name, [.. level.Cells.Select(c => c.LocationId)], () => bytes.Value))];
    }
}
