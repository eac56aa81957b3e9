using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Geocoding;
using SemGeo.Geography;
using SemGeo.ML.Schema;
using SemGeo.ML.Views;

namespace SemGeo.ML;

/// <summary>The geocoding of rows, bound to an input schema.</summary>
internal sealed class ReverseGeocodeMap : RowMap
{
    private readonly IReverseGeocoder _geocoder;
    private readonly ReverseGeocodeOptions _options;
    private readonly DataViewSchema.Column _latitude;
    private readonly DataViewSchema.Column _longitude;

    public ReverseGeocodeMap(IReverseGeocoder geocoder, ReverseGeocodeOptions options, DataViewSchema input)
        : base(input, Columns(geocoder, options))
    {
        _geocoder = geocoder;
        _options = options;
        _latitude = ColumnCheck.Find(input, options.LatitudeColumnName, ReverseGeocodeEstimator.Step, "a Double or Single", ColumnCheck.IsDegrees);
        _longitude = ColumnCheck.Find(input, options.LongitudeColumnName, ReverseGeocodeEstimator.Step, "a Double or Single", ColumnCheck.IsDegrees);
    }

    public static DataViewSchema.DetachedColumn[] Columns(IReverseGeocoder geocoder, ReverseGeocodeOptions options)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        GeocoderAnnotations.Add(annotations, geocoder.Source, geocoder.Locations);
        return
        [
            new(options.AddressColumnName, new VectorDataViewType(TextDataViewType.Instance), annotations.ToAnnotations()),
            new(options.AddressTextColumnName, TextDataViewType.Instance, null),
        ];
    }

    public override IEnumerable<DataViewSchema.Column> DependenciesOf(int added) => [_latitude, _longitude];

    public override Delegate?[] CreateGetters(DataViewRow input, Func<int, bool> isAddedActive)
    {
        if (!isAddedActive(0) && !isAddedActive(1))
            return [null, null];
        var latitude = Degrees.Reader(input, _latitude);
        var longitude = Degrees.Reader(input, _longitude);
        var addresses = new Address[1];
        var memo = new RowMemo(input, () => _geocoder.Geocode([Check(new GeoCoordinate(latitude(), longitude()), input.Position)], addresses));

        ValueGetter<VBuffer<ReadOnlyMemory<char>>> ids = (ref VBuffer<ReadOnlyMemory<char>> destination) =>
        {
            memo.Update();
            var address = addresses[0].LocationIds;
            var editor = VBufferEditor.Create(ref destination, address.Length);
            for (var i = 0; i < address.Length; i++)
                editor.Values[i] = address[i].AsMemory();
            destination = editor.Commit();
        };
        ValueGetter<ReadOnlyMemory<char>> text = (ref ReadOnlyMemory<char> destination) =>
        {
            memo.Update();
            destination = _geocoder.Locations.TextOf(addresses[0].LocationIds).AsMemory();
        };
        return [ids, text];
    }

    private GeoCoordinate Check(GeoCoordinate coordinate, long row)
    {
        if (coordinate.IsMissing || coordinate.IsValid)
            return coordinate;
        return _options.OnInvalidCoordinate == InvalidCoordinatePolicy.TreatAsMissing
            ? GeoCoordinate.Missing
            : throw new InvalidCoordinateException(coordinate, row);
    }
}
