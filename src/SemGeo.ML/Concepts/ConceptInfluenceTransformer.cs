using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.ML.Concepts.Masks;
using SemGeo.ML.Hosting;
using SemGeo.ML.Persistence;
using SemGeo.ML.Schema;
using SemGeo.ML.Scoring;
using SemGeo.ML.Views;

namespace SemGeo.ML.Concepts;

/// <summary>
/// Tells which visible concepts led a geolocation model to its answer (paper 3.2). It writes the columns of <see cref="ConceptColumns"/>, only for rows that are read and only when
/// somebody asks for one of them. Explained is the centre crop, with its own answer and the mask of that crop.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>After a geolocation model in the same pipeline it uses that model's network, which stays its owner's; the file of the pipeline holds the weights once.</item>
/// <item>Made from a trained model, it stands alone: it shares the network in memory, and its file holds model and weights.</item>
/// <item>The file holds paths of masks and of a segmenter's weights, never their content.</item>
/// <item>Several threads may use one transformer. Dispose it; disposing again does nothing.</item>
/// </list>
/// </remarks>
public sealed class ConceptInfluenceTransformer : ILoadableTransformer<ConceptInfluenceTransformer>, IDisposable
{
    private const string ModelName = "model";

    private readonly IHost _host;
    private readonly ConceptInfluenceEstimatorOptions _options;
    private readonly MaskSource _masks;
    private readonly MultiHeadGeoTransformer? _model;

    internal ConceptInfluenceTransformer(IHostEnvironment environment, ConceptInfluenceEstimatorOptions options, MaskSource masks, MultiHeadGeoTransformer? model)
    {
        _host = environment.Register(nameof(ConceptInfluenceTransformer), seed: 0);
        (_options, _masks, _model) = (options, masks, model);
    }

    static IReadOnlyList<string> ILoadableTransformer<ConceptInfluenceTransformer>.LoaderSignatures => ["SemGeoConceptInfluence"];

    /// <summary>Whether single rows can be mapped: always.</summary>
    public bool IsRowToRowMapper => true;

    static ConceptInfluenceTransformer ILoadableTransformer<ConceptInfluenceTransformer>.Load(IHostEnvironment environment, IModelReader reader)
    {
        var header = ModelJson.Read<SavedStep>(reader.Header, ConceptInfluenceEstimator.Step);
        header.Options.Validate();
        var masks = MaskSource.Create(header.Options, null, ContextSettings.ComputeOf(environment));
        return new ConceptInfluenceTransformer(environment, header.Options, masks, header.HasModel ? (MultiHeadGeoTransformer)reader.LoadChild(ModelName) : null);
    }

    /// <summary>The input's schema with the concept columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type, no geolocation model is found, or it does not know the location that is to be explained.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <summary>The data with the concept columns, computed lazily.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type, no geolocation model is found, or it does not know the location that is to be explained.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new BatchedDataView(input, Bind(input.Schema));
    }

    /// <summary>The row-wise form, as a PredictionEngine uses it.</summary>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowToRowMapper(Bind(inputSchema));

    /// <summary>Lets go of the network and of the segmenter that it has loaded. Disposing again does nothing.</summary>
    public void Dispose()
    {
        _model?.Dispose();
        _masks.Dispose();
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        if (!_masks.IsSavable)
            throw new NotSupportedException("The concept step was given a segmenter, which a model file cannot hold: give SegmenterWeights, MaskFolder or MaskColumnName in the options instead, or save the pipeline without this step.");
        MlNetModelIo.Save<ConceptInfluenceTransformer>(ctx, writer => writer.Write(JsonSerializer.Serialize(new SavedStep(_options, _model is not null))));
        if (_model is not null)
            MlNetModelIo.SaveChild(ctx, _model, ModelName);
    }

    private ConceptInfluenceMap Bind(DataViewSchema input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var predictor = _model?.Predictor;
        if (predictor is null)
        {
            var answer = ColumnCheck.Find(input, _options.PredictedCellColumnName, ConceptInfluenceEstimator.Step, "text", type => type is TextDataViewType);
            predictor = GeoModelAnnotation.Read(answer) ?? throw new ArgumentException(
                $"The column '{answer.Name}' was not written by a geolocation model of this pipeline (or an earlier step made a copy of it): append {ConceptInfluenceEstimator.Step} after the model, or give it the trained model.", nameof(input));
        }

        return new ConceptInfluenceMap(_host, predictor, _options, _masks, input);
    }

    private sealed record SavedStep(ConceptInfluenceEstimatorOptions Options, bool HasModel);
}
