using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Partitioning;
using SemGeo.ML.Schema;
using SemGeo.ML.Views;
using SemGeo.Partitioning;

namespace SemGeo.ML.Evaluation;

/// <summary>The columns that an evaluation reads.</summary>
internal sealed record ScoredColumns(
    DataViewSchema.Column Latitude,
    DataViewSchema.Column Longitude,
    DataViewSchema.Column PredictedLatitude,
    DataViewSchema.Column PredictedLongitude,
    DataViewSchema.Column PredictedCell,
    DataViewSchema.Column LevelLatitudes,
    DataViewSchema.Column LevelLongitudes,
    DataViewSchema.Column? Address)
{
    /// <summary>The levels, fine to coarse, and f*.</summary>
    public IReadOnlyList<string> Slots { get; } = Annotation.ReadText(LevelLatitudes, Annotation.SlotNames);

    /// <summary>The model's partitionings; null where the column lost them.</summary>
    public PartitioningSet? Partitionings { get; } = PartitioningAnnotation.Read(PredictedCell);

    public IEnumerable<DataViewSchema.Column> All
    {
        get
        {
            DataViewSchema.Column[] columns = [Latitude, Longitude, PredictedLatitude, PredictedLongitude, PredictedCell, LevelLatitudes, LevelLongitudes];
            return Address is { } address ? columns.Append(address) : columns;
        }
    }

    public static ScoredColumns Find(DataViewSchema schema, GeolocationEvaluateOptions options, string step)
    {
        var names = options.Columns;
        return new ScoredColumns(
            Find(options.LatitudeColumnName, "a Double or Single", ColumnCheck.IsDegrees),
            Find(options.LongitudeColumnName, "a Double or Single", ColumnCheck.IsDegrees),
            Find(names.PredictedLatitude, "a Double", ColumnCheck.IsDegrees),
            Find(names.PredictedLongitude, "a Double", ColumnCheck.IsDegrees),
            Find(names.PredictedCell, "text", type => type is TextDataViewType),
            Find(names.LevelLatitudes, "a vector of Double", IsLevels),
            Find(names.LevelLongitudes, "a vector of Double", IsLevels),
            schema.GetColumnOrNull(options.AddressColumnName) is { } address && ColumnCheck.IsTextVector(address.Type) ? address : null);

        DataViewSchema.Column Find(string name, string expected, Func<DataViewType, bool> isOfType) => ColumnCheck.Find(schema, name, step, expected, isOfType);
    }

    private static bool IsLevels(DataViewType type) => type is VectorDataViewType { IsKnownSize: true } vector && vector.ItemType == NumberDataViewType.Double;
}
