using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.Geocoding;
using SemGeo.Geocoding.Emp16;
using SemGeo.Geocoding.LocationFiles;
using SemGeo.Locations;
using SemGeo.ML.Geocoding;
using SemGeo.ML.Schema;

namespace SemGeo.ML.Collections;

/// <summary>The rows of an EMP-16 file, read anew in every pass.</summary>
internal sealed class Emp16DataView : IDataView
{
    private readonly IHost _host;
    private readonly string _path;
    private readonly Emp16LoadOptions _options;

    public Emp16DataView(IHostEnvironment environment, string path, Emp16LoadOptions options)
    {
        _host = environment.Register("LoadFromEmp16");
        _path = path;
        _options = options;

        // Hashing the file and reading the locations wait until somebody asks who geocoded, or for names.
        var source = new Lazy<GeocoderSource>(() => options.Source ?? new GeocoderSource(Emp16Geocoder.Provider, ContentHash.OfFile(path)));
        var locations = new Lazy<LocationTable>(() => options.LocationsPath is { } file ? LocationTableFile.Read(file) : new LocationTable());
        var annotations = new DataViewSchema.Annotations.Builder();
        GeocoderAnnotations.Add(annotations, () => source.Value, () => locations.Value);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(GeoColumns.Id, TextDataViewType.Instance);
        builder.AddColumn(GeoColumns.Latitude, NumberDataViewType.Double);
        builder.AddColumn(GeoColumns.Longitude, NumberDataViewType.Double);
        builder.AddColumn(GeoColumns.Address, new VectorDataViewType(TextDataViewType.Instance), annotations.ToAnnotations());
        Schema = builder.ToSchema();
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = new bool[Schema.Count];
        foreach (var column in columnsNeeded)
            active[column.Index] = true;
        return new Emp16Cursor(Emp16Reader.Open(_path, new Emp16ReaderOptions { OnDamagedLine = _options.OnDamagedLine }), Schema, active, _options.Filtered, Warn);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private void Warn(Emp16Reader reader)
    {
        using var channel = _host.Start("Read EMP-16");
        channel.Warning(MessageSensitivity.None, "'{0}': {1} damaged lines were passed over, first {2}", _path, reader.DamagedLineCount, reader.DamagedLines[0]);
    }
}
