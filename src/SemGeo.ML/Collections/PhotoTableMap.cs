using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Views;

namespace SemGeo.ML;

/// <summary>Makes the paths of a table absolute, and writes missing coordinates where the table has none.</summary>
internal sealed class PhotoTableMap : RowMap
{
    private readonly DataViewSchema.Column _path;
    private readonly string _folder;

    public PhotoTableMap(DataViewSchema input, string folder)
        : base(input, Columns(input))
    {
        _path = input[GeoColumns.ImagePath];
        _folder = folder;
    }

    public override IEnumerable<DataViewSchema.Column> DependenciesOf(int added) => added == 0 ? [_path] : [];

    public override Delegate?[] CreateGetters(DataViewRow input, Func<int, bool> isAddedActive)
    {
        var getters = new Delegate?[AddedCount];
        if (isAddedActive(0))
        {
            var read = input.GetGetter<ReadOnlyMemory<char>>(_path);
            ReadOnlyMemory<char> value = default;
            getters[0] = (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> destination) =>
            {
                read(ref value);
                destination = Path.Combine(_folder, value.ToString()).AsMemory();
            });
        }

        for (var i = 1; i < getters.Length; i++)
            getters[i] = (ValueGetter<double>)((ref double destination) => destination = double.NaN);
        return getters;
    }

    private static DataViewSchema.DetachedColumn[] Columns(DataViewSchema input)
    {
        List<DataViewSchema.DetachedColumn> columns = [new(GeoColumns.ImagePath, TextDataViewType.Instance, null)];
        if (input.GetColumnOrNull(GeoColumns.Latitude) is null)
        {
            columns.Add(new(GeoColumns.Latitude, NumberDataViewType.Double, null));
            columns.Add(new(GeoColumns.Longitude, NumberDataViewType.Double, null));
        }

        return [.. columns];
    }
}
