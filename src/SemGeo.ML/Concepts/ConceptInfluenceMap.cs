using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.Concepts.Ade20k;
using SemGeo.Concepts.Influence;
using SemGeo.ML.Concepts.Masks;
using SemGeo.ML.Hosting;
using SemGeo.ML.Imaging;
using SemGeo.ML.Scoring;
using SemGeo.ML.Views;
using SemGeo.Vision.Explanation;

namespace SemGeo.ML.Concepts;

/// <summary>Concept influence bound to an input schema and a model.</summary>
internal sealed class ConceptInfluenceMap : BatchMap
{
    private readonly IHost _host;
    private readonly GeoPredictor _predictor;
    private readonly ConceptInfluenceEstimatorOptions _options;
    private readonly MaskSource _masks;
    private readonly ExplanationTarget _target;
    private readonly DataViewSchema.Column _image;
    private readonly DataViewSchema.Column? _mask;

    public ConceptInfluenceMap(IHost host, GeoPredictor predictor, ConceptInfluenceEstimatorOptions options, MaskSource masks, DataViewSchema input)
        : base(input, Columns(options), options.BatchSize)
    {
        (_host, _predictor, _options, _masks) = (host, predictor, options, masks);
        if (predictor.Model.Spec.EmbeddingSize > 0)
            throw new ArgumentException("The geolocation model takes embeddings, no photos: there are no pixels whose influence could be measured.", nameof(predictor));
        _target = ConceptTargets.Of(options.Target, options.TargetLocation, predictor.Partitionings);
        _image = ImageColumn.FindForScoring(input, options.ImageColumnName, ConceptInfluenceEstimator.Step);
        _mask = masks.Bind(input, _image);
    }

    /// <summary>The columns that options ask for.</summary>
    public static IReadOnlyList<DataViewSchema.DetachedColumn> Columns(ConceptInfluenceEstimatorOptions options)
    {
        var names = options.Columns;
        List<DataViewSchema.DetachedColumn> columns =
        [
            new(names.Name, new VectorDataViewType(TextDataViewType.Instance), null),
            new(names.Influence, Numbers, null),
            new(names.Size, Numbers, null),
            new(names.Intersection, Numbers, null),
            new(names.Error, TextDataViewType.Instance, null),
            new(names.CompletenessGap, NumberDataViewType.Single, null),
        ];
        if (options.ComparedDilation > 0)
            columns.Add(new(names.DilatedInfluence, Numbers, null));
        return columns;
    }

    public override IEnumerable<DataViewSchema.Column> DependenciesOf(int added) => _mask is { } mask ? [_image, mask] : [_image];

    public override IRowBatch? CreateBatch(DataViewRow input, int capacity, Func<int, bool> isAddedActive)
    {
        if (!Enumerable.Range(0, AddedCount).Any(isAddedActive))
            return null;
        var explainer = new CropExplainer(_predictor.Model, _options.Explanation, _options.Influence, _options.ComparedDilation);
        return new ConceptRowBatch(
            input, explainer, _target, _options.OnBadImage, ImageColumn.Reader(input, _image), _masks.Reader(input, _mask), capacity,
            current => Getters(current)[..AddedCount], isAddedActive, new SkipLog(_host));
    }

    private static VectorDataViewType Numbers => new(NumberDataViewType.Single);

    private static Delegate[] Getters(Func<ConceptReading> current) =>
    [
        (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> destination) => Copy(current().Concepts, c => Ade20kClasses.All[c.Concept].Name.AsMemory(), ref destination)),
        Vector(() => current().Concepts, c => c.Influence),
        Vector(() => current().Concepts, c => c.Size),
        Vector(() => current().Concepts, c => c.Intersection),
        (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> destination) => destination = current().Error.AsMemory()),
        (ValueGetter<float>)((ref float destination) => destination = current().CompletenessGap),
        Vector(() => current().Dilated, c => c.Influence),
    ];

    private static ValueGetter<VBuffer<float>> Vector(Func<IReadOnlyList<ConceptInfluence>> concepts, Func<ConceptInfluence, double> value) =>
        (ref VBuffer<float> destination) => Copy(concepts(), c => (float)value(c), ref destination);

    private static void Copy<T>(IReadOnlyList<ConceptInfluence> concepts, Func<ConceptInfluence, T> value, ref VBuffer<T> destination) =>
        Annotation.Copy<T>(concepts.Select(value).ToArray(), ref destination);
}
