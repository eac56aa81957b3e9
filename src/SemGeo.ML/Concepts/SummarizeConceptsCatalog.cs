using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Concepts.Summary;
using SemGeo.Geography;
using SemGeo.ML.Concepts;
using SemGeo.ML.Schema;
using SemGeo.ML.Views;

namespace SemGeo.ML;

/// <summary>The verb <c>ml.Geolocation.SummarizeConcepts</c>.</summary>
public static class SummarizeConceptsCatalog
{
    private const string Step = "SummarizeConcepts";

    /// <summary>
    /// Sums up the influence of concepts over a collection, by how far predictions are from the truth (paper 4.2), in one pass. <see cref="ConceptTables"/> makes the paper's tables of it.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="view">Photos with true and predicted coordinates and with concepts.</param>
    /// <param name="options">Column names, intervals, the least number of photos; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type, or the options are wrong.</exception>
    public static ConceptSummary SummarizeConcepts(this GeolocationCatalog catalog, IDataView view, SummarizeConceptsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(view);
        options ??= new SummarizeConceptsOptions();
        var builder = new ConceptSummaryBuilder(options.Summary);
        var (north, east) = (FindDegrees(options.LatitudeColumnName), FindDegrees(options.LongitudeColumnName));
        var (predictedNorth, predictedEast) = (FindDegrees(options.PredictedLatitudeColumnName), FindDegrees(options.PredictedLongitudeColumnName));
        var names = ColumnCheck.Find(view.Schema, options.NameColumnName, Step, "a vector of text", ColumnCheck.IsTextVector);
        var influences = ColumnCheck.Find(view.Schema, options.InfluenceColumnName, Step, "a vector of Single", type => type is VectorDataViewType vector && vector.ItemType == NumberDataViewType.Single);
        using var cursor = view.GetRowCursor([north, east, predictedNorth, predictedEast, names, influences]);
        var (latitude, longitude) = (Degrees.Reader(cursor, north), Degrees.Reader(cursor, east));
        var (predictedLatitude, predictedLongitude) = (Degrees.Reader(cursor, predictedNorth), Degrees.Reader(cursor, predictedEast));
        var (readNames, readInfluences) = (cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(names), cursor.GetGetter<VBuffer<float>>(influences));
        VBuffer<ReadOnlyMemory<char>> nameValues = default;
        VBuffer<float> influenceValues = default;
        while (cursor.MoveNext())
        {
            readNames(ref nameValues);
            readInfluences(ref influenceValues);
            var (truth, answer) = (new GeoCoordinate(latitude(), longitude()), new GeoCoordinate(predictedLatitude(), predictedLongitude()));
            var distance = truth.IsValid && answer.IsValid ? GreatCircle.DistanceKm(truth, answer) : double.NaN;
            builder.Add(distance, [.. nameValues.DenseValues().Select(name => name.ToString())], [.. influenceValues.DenseValues().Select(influence => (double)influence)]);
        }

        return builder.Build();

        DataViewSchema.Column FindDegrees(string name) => ColumnCheck.Find(view.Schema, name, Step, "a Double or Single", ColumnCheck.IsDegrees);
    }
}
