using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Geography;
using SemGeo.Inference;
using SemGeo.ML.Partitioning;
using SemGeo.ML.Views;
using SemGeo.Partitioning;

namespace SemGeo.ML.Scoring;

/// <summary>All columns that scoring adds, in their order.</summary>
internal static class GeoScoringColumns
{
    /// <summary>The slot name of the prediction along the hierarchy.</summary>
    public const string HierarchySlot = "f*";

    /// <summary>The columns of a model.</summary>
    public static IReadOnlyList<GeoScoringColumn> Of(GeoPredictor predictor, GeoOutputColumns names) =>
        Of(predictor, [.. predictor.Partitionings.Levels.Select(l => (l.Name, l.Cells.Select(c => c.LocationId).ToArray()))], predictor.Options, names);

    /// <summary>What is known of the columns before the model is trained: everything but the cells.</summary>
    public static IEnumerable<DataViewSchema.DetachedColumn> ShapeOf(IEnumerable<string> levels, GeoScoringOptions options, GeoOutputColumns names) =>
        Of(null, [.. levels.Select(l => (l, new[] { "?" }))], options, names).Select(c => c.Column);

    private static List<GeoScoringColumn> Of(GeoPredictor? predictor, (string Name, string[] Ids)[] heads, GeoScoringOptions options, GeoOutputColumns names)
    {
        // Without a model nothing is ever computed: only names and types are asked for.
        var set = predictor?.Partitionings!;
        var levels = heads.Select(l => l.Name).Append(HierarchySlot).ToArray();
        List<GeoScoringColumn> columns =
        [
            Scalar(names.PredictedLatitude, NumberDataViewType.Double, p => p.Best.Coordinate.Latitude),
            Scalar(names.PredictedLongitude, NumberDataViewType.Double, p => p.Best.Coordinate.Longitude),
            Text(names.PredictedCell, p => IdOf(set, p.Best.Location), builder =>
            {
                PartitioningAnnotation.Add(builder, () => PartitioningAnnotation.ToBytes(set));
                GeoModelAnnotation.Add(builder, predictor);
            }),
            Text(names.PredictedAddress, p => set.TextOf(p.Best.Location)),
            Vector(names.PredictedPath, TextDataViewType.Instance, p => p.Best.IsNone ? [] : Array.ConvertAll(set.Hierarchy.PathOf(p.Best.Location), id => id.AsMemory())),
            Scalar(names.Probability, NumberDataViewType.Single, p => p.Best.Probability),
            Text(names.Region, p => set.TextOf(p.Region.Location)),
            Scalar(names.RegionProbability, NumberDataViewType.Single, p => p.Region.IsConfident ? p.Region.Probability : p.Region.RootProbability),
            Vector(names.TopCells, TextDataViewType.Instance, p => Convert(p.Top, c => IdOf(set, c.Location).AsMemory())),
            Vector(names.TopCellNames, TextDataViewType.Instance, p => Convert(p.Top, c => set.TextOf(c.Location).AsMemory())),
            Vector(names.TopCellProbabilities, NumberDataViewType.Single, p => Convert(p.Top, c => c.Probability)),
            Vector(names.TopCellLatitudes, NumberDataViewType.Double, p => Convert(p.Top, c => c.Coordinate.Latitude)),
            Vector(names.TopCellLongitudes, NumberDataViewType.Double, p => Convert(p.Top, c => c.Coordinate.Longitude)),
            Slots(names.LevelLatitudes, NumberDataViewType.Double, levels, p => Convert<GeoCoordinate, double>(p.Levels, c => c.Latitude)),
            Slots(names.LevelLongitudes, NumberDataViewType.Double, levels, p => Convert<GeoCoordinate, double>(p.Levels, c => c.Longitude)),
            Text(names.ImageError, p => p.Error),
        ];
        if (options.WriteScores)
            columns.AddRange(heads.SelectMany((head, i) => Scores(head.Name, head.Ids, i, heads.Take(i).Sum(h => h.Ids.Length), names)));
        return columns;
    }

    private static IEnumerable<GeoScoringColumn> Scores(string level, string[] ids, int index, int offset, GeoOutputColumns names)
    {
        yield return Slots(names.ScorePrefix + level, NumberDataViewType.Single, ids, p => p.Scores.Slice(offset, ids.Length).ToArray(), builder =>
        {
            AnnotateScore(builder, index, "Score");
        });

        var keys = new DataViewSchema.Annotations.Builder();
        Annotation.AddText(keys, Annotation.KeyValues, ids);
        AnnotateScore(keys, index, "PredictedLabel");
        yield return new GeoScoringColumn(
            new DataViewSchema.DetachedColumn(names.PredictedLabelPrefix + level, new KeyDataViewType(typeof(uint), ids.Length), keys.ToAnnotations()),
            current => (ValueGetter<uint>)((ref uint destination) => destination = (uint)(current().LevelCells[index] + 1)));
    }

    // The columns of one head are one set, as ML.NET counts them: from 1.
    private static void AnnotateScore(DataViewSchema.Annotations.Builder builder, int head, string kind)
    {
        Annotation.AddKey(builder, Annotation.ScoreColumnSetId, (uint)(head + 1));
        Annotation.AddScalar(builder, Annotation.ScoreColumnKind, "MulticlassClassification");
        Annotation.AddScalar(builder, Annotation.ScoreValueKind, kind);
    }

    private static string IdOf(PartitioningSet set, int location) => location < 0 ? "" : set.Hierarchy.Ids[location];

    private static T[] Convert<T>(ReadOnlySpan<CellPrediction> cells, Func<CellPrediction, T> select) => Convert<CellPrediction, T>(cells, select);

    private static TOut[] Convert<TIn, TOut>(ReadOnlySpan<TIn> values, Func<TIn, TOut> select)
    {
        var converted = new TOut[values.Length];
        for (var i = 0; i < values.Length; i++)
            converted[i] = select(values[i]);
        return converted;
    }

    private static GeoScoringColumn Text(string name, Func<GeoPrediction, string> value, Action<DataViewSchema.Annotations.Builder>? annotate = null) =>
        Scalar(name, TextDataViewType.Instance, p => value(p).AsMemory(), annotate);

    private static GeoScoringColumn Scalar<T>(string name, DataViewType type, Func<GeoPrediction, T> value, Action<DataViewSchema.Annotations.Builder>? annotate = null)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotate?.Invoke(annotations);
        return new GeoScoringColumn(
            new DataViewSchema.DetachedColumn(name, type, annotations.ToAnnotations()),
            current => (ValueGetter<T>)((ref T destination) => destination = value(current())));
    }

    private static GeoScoringColumn Vector<T>(string name, PrimitiveDataViewType item, Func<GeoPrediction, T[]> values) => new(
        new DataViewSchema.DetachedColumn(name, new VectorDataViewType(item), null),
        current => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> destination) => Annotation.Copy<T>(values(current()), ref destination)));

    private static GeoScoringColumn Slots<T>(
        string name, PrimitiveDataViewType item, IReadOnlyList<string> slots, Func<GeoPrediction, T[]> values, Action<DataViewSchema.Annotations.Builder>? annotate = null)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        Annotation.AddText(annotations, Annotation.SlotNames, slots);
        annotate?.Invoke(annotations);
        return new GeoScoringColumn(
            new DataViewSchema.DetachedColumn(name, new VectorDataViewType(item, slots.Count), annotations.ToAnnotations()),
            current => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> destination) => Annotation.Copy<T>(values(current()), ref destination)));
    }
}
