using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.ML.Scoring;

/// <summary>
/// The model behind an answer, as an annotation of the column of answers: a later step of the pipeline uses the network without holding it a second time, in memory or in the file.
/// It lives in this process alone; what saves a view leaves it out.
/// </summary>
internal static class GeoModelAnnotation
{
    private const string Kind = "GeoModel";

    /// <summary>Adds the model of an answer.</summary>
    /// <param name="builder">The column's annotations.</param>
    /// <param name="predictor">The model; null where only the schema's shape is asked for.</param>
    public static void Add(DataViewSchema.Annotations.Builder builder, GeoPredictor? predictor) =>
        builder.Add(Kind, GeoModelType.Instance, (ValueGetter<GeoPredictor>)((ref GeoPredictor destination) => destination = predictor!));

    /// <summary>The model behind a column; null where there is none.</summary>
    public static GeoPredictor? Read(DataViewSchema.Column column)
    {
        if (column.Annotations.Schema.GetColumnOrNull(Kind) is not { Type: GeoModelType })
            return null;
        GeoPredictor? predictor = null;
        column.Annotations.GetValue(Kind, ref predictor);
        return predictor;
    }

    private sealed class GeoModelType() : StructuredDataViewType(typeof(GeoPredictor))
    {
        public static GeoModelType Instance { get; } = new();

        public override bool Equals(DataViewType? other) => other is GeoModelType;

        public override bool Equals(object? obj) => obj is GeoModelType;

        public override int GetHashCode() => typeof(GeoModelType).GetHashCode();

        public override string ToString() => Kind;
    }
}
