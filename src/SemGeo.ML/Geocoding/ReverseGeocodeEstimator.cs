using Microsoft.ML;
using Microsoft.ML.Runtime;
using SemGeo.Locations;
using SemGeo.ML.Schema;

namespace SemGeo.ML.Geocoding;

/// <summary>Writes the address of each row's coordinate: named places, fine to coarse (paper 3.1.1).</summary>
/// <remarks>There is nothing to learn: fitting checks the columns. See <see cref="ReverseGeocodeTransformer"/> for what is written.</remarks>
public sealed class ReverseGeocodeEstimator : IEstimator<ReverseGeocodeTransformer>
{
    internal const string Step = "ReverseGeocode";

    private readonly IHost _host;
    private readonly IReverseGeocoder _geocoder;
    private readonly ReverseGeocodeOptions _options;

    internal ReverseGeocodeEstimator(IHostEnvironment environment, IReverseGeocoder geocoder, ReverseGeocodeOptions options)
    {
        _host = environment.Register(nameof(ReverseGeocodeEstimator), seed: 0);
        _geocoder = geocoder;
        _options = options.Copy();
    }

    /// <summary>Checks the columns and returns the transformer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate column is absent.</exception>
    /// <exception cref="ArgumentException">A coordinate column is neither Double nor Single.</exception>
    public ReverseGeocodeTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var transformer = new ReverseGeocodeTransformer(_host, _geocoder, _options);
        transformer.GetOutputSchema(input.Schema);
        return transformer;
    }

    /// <summary>The input's shape with the address columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate column is absent.</exception>
    /// <exception cref="ArgumentException">A coordinate column is neither Double nor Single.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        foreach (var name in new[] { _options.LatitudeColumnName, _options.LongitudeColumnName })
        {
            ColumnCheck.Find(inputSchema, name, Step, "a Double or Single", c =>
                c.Kind == SchemaShape.Column.VectorKind.Scalar && !c.IsKey && ColumnCheck.IsDegrees(c.ItemType));
        }

        return SchemaShapes.Append(inputSchema, ReverseGeocodeMap.Columns(_geocoder, _options));
    }
}
