using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Schema;
using SemGeo.ML.Views;
using SemGeo.Partitioning;

namespace SemGeo.ML;

/// <summary>The labelling of rows, bound to an input schema.</summary>
internal sealed class SemPLabelMap : RowMap
{
    private readonly PartitioningSet _set;
    private readonly DataViewSchema.Column _address;

    public SemPLabelMap(PartitioningSet set, SemanticPartitionLabelsOptions options, DataViewSchema input)
        : base(input, Columns(set, options))
    {
        _set = set;
        _address = ColumnCheck.Find(input, options.AddressColumnName, SemPLabelEstimator.Step, "a vector of text", ColumnCheck.IsTextVector);
        if (GeocoderAnnotations.SourceOf(_address) is { } source)
            set.EnsureSource(source);
    }

    /// <summary>A key column with the cells' ids as key values and the whole partitioning set beside them, for the trainer.</summary>
    public static DataViewSchema.DetachedColumn Column(string name, IReadOnlyList<string> locationIds, Func<byte[]> set)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        Annotation.AddText(annotations, Annotation.KeyValues, locationIds);
        PartitioningAnnotation.Add(annotations, set);
        return new DataViewSchema.DetachedColumn(name, new KeyDataViewType(typeof(uint), locationIds.Count), annotations.ToAnnotations());
    }

    public override IEnumerable<DataViewSchema.Column> DependenciesOf(int added) => [_address];

    public override Delegate?[] CreateGetters(DataViewRow input, Func<int, bool> isAddedActive)
    {
        var getters = new Delegate?[_set.Levels.Count];
        if (!Enumerable.Range(0, getters.Length).Any(isAddedActive))
            return getters;
        var ids = input.GetGetter<VBuffer<ReadOnlyMemory<char>>>(_address);
        VBuffer<ReadOnlyMemory<char>> value = default;
        var location = -1;
        var memo = new RowMemo(input, () =>
        {
            ids(ref value);
            location = _set.LocationOf(Annotation.Dense(value));
        });
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

    private static DataViewSchema.DetachedColumn[] Columns(PartitioningSet set, SemanticPartitionLabelsOptions options)
    {
        var bytes = new Lazy<byte[]>(() => PartitioningAnnotation.ToBytes(set));
        return [.. set.Levels.Select(level => Column(options.CellColumnPrefix + level.Name, [.. level.Cells.Select(c => c.LocationId)], () => bytes.Value))];
    }
}
