using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.ML.Concepts.Masks;
using SemGeo.ML.Hosting;
using SemGeo.ML.Imaging;
using SemGeo.ML.Schema;
using SemGeo.ML.Scoring;
using SemGeo.Vision.Segmentation;

namespace SemGeo.ML.Concepts;

/// <summary>Measures which visible concepts led a geolocation model to its answer (paper 3.2).</summary>
/// <remarks>There is nothing to learn: fitting checks columns and options. See <see cref="ConceptInfluenceTransformer"/> for what is written.</remarks>
public sealed class ConceptInfluenceEstimator : IEstimator<ConceptInfluenceTransformer>
{
    internal const string Step = "ConceptInfluence";

    private readonly IHost _host;
    private readonly ConceptInfluenceEstimatorOptions _options;
    private readonly ISegmenter? _segmenter;
    private readonly MultiHeadGeoTransformer? _model;

    internal ConceptInfluenceEstimator(IHostEnvironment environment, ConceptInfluenceEstimatorOptions options, ISegmenter? segmenter, MultiHeadGeoTransformer? model)
    {
        options.Validate(segmenter is not null);
        _host = environment.Register(nameof(ConceptInfluenceEstimator), seed: 0);
        (_options, _segmenter, _model) = (options.Copy(), segmenter, model);
    }

    /// <summary>Checks the columns and returns the transformer, which the caller disposes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type, no geolocation model is found, or it does not know the location that is to be explained.</exception>
    /// <exception cref="FileNotFoundException">The weights of the segmenter are not there.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder of masks is not there.</exception>
    /// <exception cref="ObjectDisposedException">The trained model has been disposed.</exception>
    public ConceptInfluenceTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (_options.SegmenterWeights is { } weights)
            HrNetSegmenter.FindWeights(weights);
        if (_options.MaskFolder is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"MaskFolder is '{folder}', but there is no such folder.");
        var masks = MaskSource.Create(_options, _segmenter, ContextSettings.ComputeOf(_host));
        var transformer = new ConceptInfluenceTransformer(_host, _options, masks, _model?.With());
        try
        {
            transformer.GetOutputSchema(input.Schema);
            return transformer;
        }
        catch
        {
            transformer.Dispose();
            throw;
        }
    }

    /// <summary>The input's shape with the concept columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        ImageColumn.CheckForScoring(inputSchema, _options.ImageColumnName, Step);
        if (_model is null)
            ColumnCheck.Find(inputSchema, _options.PredictedCellColumnName, Step, "text", c => c.Kind == SchemaShape.Column.VectorKind.Scalar && c.ItemType == TextDataViewType.Instance);
        if (_options.MaskColumnName is { } mask)
            ColumnCheck.Find(inputSchema, mask, Step, ColumnMasks.Expected, ImageColumn.IsShapeOfPathOrBytes);
        return SchemaShapes.Append(inputSchema, ConceptInfluenceMap.Columns(_options));
    }
}
