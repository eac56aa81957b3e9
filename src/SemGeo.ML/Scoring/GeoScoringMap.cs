using Microsoft.ML;
using Microsoft.ML.Runtime;
using SemGeo.ML.Hosting;
using SemGeo.ML.Imaging;
using SemGeo.ML.Views;

namespace SemGeo.ML.Scoring;

/// <summary>Scoring bound to an input schema: many rows go through the network at once.</summary>
internal sealed class GeoScoringMap : BatchMap
{
    private readonly IHost _host;
    private readonly GeoPredictor _predictor;
    private readonly IReadOnlyList<GeoScoringColumn> _columns;
    private readonly DataViewSchema.Column _image;

    private GeoScoringMap(IHost host, GeoPredictor predictor, IReadOnlyList<GeoScoringColumn> columns, DataViewSchema input, string imageColumn)
        : base(input, [.. columns.Select(c => c.Column)], predictor.Options.BatchSize, predictor.Options.FirstBatchSize)
    {
        _host = host;
        _predictor = predictor;
        _columns = columns;
        var embeddingSize = predictor.Model.Spec.EmbeddingSize;
        _image = embeddingSize > 0
            ? EmbeddingColumn.Find(input, imageColumn, MultiHeadGeoTransformer.Step, embeddingSize)
            : ImageColumn.FindForScoring(input, imageColumn, MultiHeadGeoTransformer.Step);
    }

    public static GeoScoringMap Create(IHost host, GeoPredictor predictor, GeoOutputColumns names, DataViewSchema input, string imageColumn) =>
        new(host, predictor, GeoScoringColumns.Of(predictor, names), input, imageColumn);

    /// <summary>Photos are decoded while the network computes.</summary>
    public override bool PreparesAhead => true;

    public override IEnumerable<DataViewSchema.Column> DependenciesOf(int added) => [_image];

    public override IRowBatch? CreateBatch(DataViewRow input, int capacity, Func<int, bool> isAddedActive) =>
        Enumerable.Range(0, _columns.Count).Any(isAddedActive) ? new GeoRowBatch(_predictor, _columns, input, _image, capacity, isAddedActive, new SkipLog(_host)) : null;
}
