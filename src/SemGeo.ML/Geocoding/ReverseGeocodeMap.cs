using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;
using SemGeo.Locations;
using SemGeo.ML.Hosting;
using SemGeo.ML.Schema;
using SemGeo.ML.Views;

namespace SemGeo.ML.Geocoding;

/// <summary>The geocoding of rows, bound to an input schema: many rows are geocoded at once, on all cores.</summary>
internal sealed class ReverseGeocodeMap : BatchMap
{
    // Enough for the gazetteer to share out among cores.
    private const int Rows = 8192;

    // Where images or long vectors pass through, which are kept for every row that is read ahead.
    private const int HeavyRows = 64;
    private const int HeavyVector = 256;

    private readonly IHost _host;
    private readonly IReverseGeocoder _geocoder;
    private readonly ReverseGeocodeOptions _options;
    private readonly DataViewSchema.Column _latitude;
    private readonly DataViewSchema.Column _longitude;

    public ReverseGeocodeMap(IHost host, IReverseGeocoder geocoder, ReverseGeocodeOptions options, DataViewSchema input)
        : base(input, Columns(geocoder, options), input.Any(IsHeavy) ? HeavyRows : Rows)
    {
        _host = host;
        _geocoder = geocoder;
        _options = options;
        _latitude = ColumnCheck.Find(input, options.LatitudeColumnName, ReverseGeocodeEstimator.Step, "a Double or Single", ColumnCheck.IsDegrees);
        _longitude = ColumnCheck.Find(input, options.LongitudeColumnName, ReverseGeocodeEstimator.Step, "a Double or Single", ColumnCheck.IsDegrees);
    }

    public static DataViewSchema.DetachedColumn[] Columns(IReverseGeocoder geocoder, ReverseGeocodeOptions options)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        GeocoderAnnotations.Add(annotations, () => geocoder.Source, () => geocoder.Locations);
        return
        [
            new(options.AddressColumnName, new VectorDataViewType(TextDataViewType.Instance), annotations.ToAnnotations()),
            new(options.AddressTextColumnName, TextDataViewType.Instance, null),
        ];
    }

    public override IEnumerable<DataViewSchema.Column> DependenciesOf(int added) => [_latitude, _longitude];

    public override IRowBatch? CreateBatch(DataViewRow input, int capacity, Func<int, bool> isAddedActive) =>
        isAddedActive(0) || isAddedActive(1) ? new ReverseGeocodeBatch(_geocoder, _options.OnInvalidCoordinate, input, _latitude, _longitude, capacity, new SkipLog(_host)) : null;

    private static bool IsHeavy(DataViewSchema.Column column) =>
        column.Type is ImageDataViewType || column.Type is VectorDataViewType vector && vector.ItemType is not TextDataViewType && vector.Size is 0 or > HeavyVector;
}
