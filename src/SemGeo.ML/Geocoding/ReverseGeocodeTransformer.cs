using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.Geocoding.Embedded;
using SemGeo.Locations;
using SemGeo.ML.Persistence;
using SemGeo.ML.Views;

namespace SemGeo.ML.Geocoding;

/// <summary>
/// Writes two columns: <c>Address</c>, a variable vector of location ids, fine to coarse, and <c>AddressText</c>, their names. Rows are
/// geocoded many at once, on all cores, and not at all where nobody asks for the columns.
/// </summary>
/// <remarks>
/// Safe for several threads. A saved model holds the provider's kind, data version and settings (such as a file's path) and the options, never data or credentials. Loading it opens
/// the provider again, and fails where its data is another by then; only the embedded gazetteer may be of a later version (<see cref="Gazetteer.ChangesSince"/>).
/// </remarks>
public sealed class ReverseGeocodeTransformer : ILoadableTransformer<ReverseGeocodeTransformer>
{
    // Absent from models of version 0.1: they know the gazetteer alone, which has none.
    private const string SettingsStream = "Settings";
    private const int MaxSettings = 1000;

    private readonly IHost _host;
    private readonly IReverseGeocoder _geocoder;
    private readonly ReverseGeocodeOptions _options;

    internal ReverseGeocodeTransformer(IHostEnvironment environment, IReverseGeocoder geocoder, ReverseGeocodeOptions options)
    {
        _host = environment.Register(nameof(ReverseGeocodeTransformer), seed: 0);
        (_geocoder, _options) = (geocoder, options);
    }

    static IReadOnlyList<string> ILoadableTransformer<ReverseGeocodeTransformer>.LoaderSignatures => ["SemGeoReverseGeocode"];

    /// <summary>The provider and its data's version.</summary>
    public GeocoderSource Source => _geocoder.Source;

    /// <summary>Whether single rows can be mapped: always.</summary>
    public bool IsRowToRowMapper => true;

    static ReverseGeocodeTransformer ILoadableTransformer<ReverseGeocodeTransformer>.Load(IHostEnvironment environment, IModelReader reader)
    {
        var header = reader.Header;
        var source = new GeocoderSource(header.ReadString(), header.ReadString());
        var options = new ReverseGeocodeOptions
        {
            LatitudeColumnName = header.ReadString(),
            LongitudeColumnName = header.ReadString(),
            AddressColumnName = header.ReadString(),
            AddressTextColumnName = header.ReadString(),
            OnInvalidCoordinate = (InvalidCoordinatePolicy)header.ReadInt32(),
        };
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        reader.TryReadStream(SettingsStream, stream => ReadSettings(stream, settings));
        return new ReverseGeocodeTransformer(environment, GeocoderProviders.Open(environment, source, settings), options);
    }

    /// <summary>The input's schema with the address columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate column is absent.</exception>
    /// <exception cref="ArgumentException">A coordinate column is neither Double nor Single.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <summary>The data with the address columns, computed lazily.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate column is absent.</exception>
    /// <exception cref="ArgumentException">A coordinate column is neither Double nor Single.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new BatchedDataView(input, Bind(input.Schema));
    }

    /// <summary>The row-wise form, as a PredictionEngine uses it.</summary>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowToRowMapper(Bind(inputSchema));

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        GeocoderProviders.ThrowUnlessSavable(_geocoder);
        MlNetModelIo.Save<ReverseGeocodeTransformer>(ctx, writer =>
        {
            writer.Write(Source.Provider);
            writer.Write(Source.DataVersion);
            writer.Write(_options.LatitudeColumnName);
            writer.Write(_options.LongitudeColumnName);
            writer.Write(_options.AddressColumnName);
            writer.Write(_options.AddressTextColumnName);
            writer.Write((int)_options.OnInvalidCoordinate);
        }, (SettingsStream, WriteSettings));
    }

    private void WriteSettings(BinaryWriter writer)
    {
        writer.Write(_geocoder.Settings.Count);
        foreach (var (name, value) in _geocoder.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
        {
            writer.Write(name);
            writer.Write(value);
        }
    }

    private static void ReadSettings(BinaryReader reader, Dictionary<string, string> settings)
    {
        var count = reader.ReadInt32();
        if (count is < 0 or > MaxSettings)
            throw new ModelFormatException($"The geocoder of the model has {count} settings: the model is damaged. Copy the file again.");
        for (var i = 0; i < count; i++)
            settings[reader.ReadString()] = reader.ReadString();
    }

    private ReverseGeocodeMap Bind(DataViewSchema input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ReverseGeocodeMap(_host, _geocoder, _options, input);
    }
}
