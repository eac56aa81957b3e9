using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Geocoding;
using SemGeo.ML.Schema;
using SemGeo.ML.Views;
using SemGeo.Partitioning;

namespace SemGeo.ML.Partitioning;

/// <summary>Labels by the address.</summary>
internal sealed class SemPLabelMap : PartitionLabelMap
{
    private readonly PartitioningSet _set;
    private readonly DataViewSchema.Column _address;

    public SemPLabelMap(PartitioningSet set, SemanticPartitionLabelsOptions options, DataViewSchema input)
        : base(set, options.CellColumnPrefix, input)
    {
        _set = set;
        _address = ColumnCheck.Find(input, options.AddressColumnName, SemPLabelEstimator.Step, "a vector of text", ColumnCheck.IsTextVector);
        if (GeocoderAnnotations.SourceOf(_address) is { } source)
            set.EnsureSource(source);
    }

    public override IEnumerable<DataViewSchema.Column> DependenciesOf(int added) => [_address];

    protected override Func<int> Locator(DataViewRow input)
    {
        var ids = input.GetGetter<VBuffer<ReadOnlyMemory<char>>>(_address);
        VBuffer<ReadOnlyMemory<char>> value = default;
        return () =>
        {
            ids(ref value);
            return _set.LocationOf(Annotation.Dense(value));
        };
    }
}
