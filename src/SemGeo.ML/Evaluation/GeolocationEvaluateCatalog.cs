using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Evaluation;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.ML.Evaluation;
using SemGeo.ML.Geocoding;
using SemGeo.ML.Schema;
using SemGeo.ML.Views;
using SemGeo.Partitioning;

namespace SemGeo.ML;

/// <summary>The verb <c>ml.Geolocation.Evaluate</c>.</summary>
public static class GeolocationEvaluateCatalog
{
    /// <summary>The predictor that is the model's answer as its options shape it: mode, minimum granularity.</summary>
    public const string Answer = "answer";

    private const string Step = "Evaluate";

    /// <summary>
    /// Measures a scored view in one pass: the accuracy at 1, 25, 200, 750 and 2500 km with 95 % intervals and the median distance, for the answer, each
    /// level and f*, beside baselines on the same rows; and how often the named places are right, by administrative level.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="scored">What a geolocation model's Transform gave; with an address column the named places are measured too.</param>
    /// <param name="options">Column names, radii, baselines; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is absent.</exception>
    /// <exception cref="ArgumentException">A column has another type, or the options are wrong.</exception>
    public static GeolocationMetrics Evaluate(this GeolocationCatalog catalog, IDataView scored, GeolocationEvaluateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(scored);
        options ??= new GeolocationEvaluateOptions();
        var columns = ScoredColumns.Find(scored.Schema, options, Step);
        var evaluator = new GeolocationEvaluator([Answer, .. columns.Slots], options.Evaluation);
        if (columns.Partitionings is { } set)
            evaluator.AddLargestCellBaseline(set);
        if (options.TrainingData is { } training)
            evaluator.AddUniformDrawBaseline(CoordinatesOf(training, options));

        // S2 cells and combinations are no places that an address could name.
        var namesPlaces = columns.Partitionings is { Scheme: PartitioningScheme.Semantic or PartitioningScheme.Countries };
        var places = columns.Address is { } address && namesPlaces ? new PlaceHitCounter(columns.Partitionings!, GeocoderAnnotations.LocationsOf(address)) : null;
        using var cursor = scored.GetRowCursor(columns.All);
        Measure(cursor, columns, evaluator, places);
        return evaluator.Result(places);
    }

    private static void Measure(DataViewRowCursor cursor, ScoredColumns columns, GeolocationEvaluator evaluator, PlaceHitCounter? places)
    {
        var truth = Degrees.Reader(cursor, (columns.Latitude, columns.Longitude));
        var answer = Degrees.Reader(cursor, (columns.PredictedLatitude, columns.PredictedLongitude));
        var latitudes = cursor.GetGetter<VBuffer<double>>(columns.LevelLatitudes);
        var longitudes = cursor.GetGetter<VBuffer<double>>(columns.LevelLongitudes);
        var hit = places is null ? null : PlaceReader(cursor, columns, places);
        var predictions = new GeoCoordinate[columns.Slots.Count + 1];
        VBuffer<double> levelLatitudes = default, levelLongitudes = default;
        while (cursor.MoveNext())
        {
            latitudes(ref levelLatitudes);
            longitudes(ref levelLongitudes);
            var north = Annotation.Dense(levelLatitudes);
            var east = Annotation.Dense(levelLongitudes);
            predictions[0] = answer();
            for (var i = 0; i < north.Length; i++)
                predictions[i + 1] = new GeoCoordinate(north[i], east[i]);
            evaluator.Add(truth(), predictions);
            hit?.Invoke();
        }
    }

    private static Action PlaceReader(DataViewRow row, ScoredColumns columns, PlaceHitCounter places)
    {
        var address = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(columns.Address!.Value);
        var cell = row.GetGetter<ReadOnlyMemory<char>>(columns.PredictedCell);
        VBuffer<ReadOnlyMemory<char>> ids = default;
        ReadOnlyMemory<char> predicted = default;
        return () =>
        {
            address(ref ids);
            cell(ref predicted);
            var location = predicted.IsEmpty ? -1 : columns.Partitionings!.Hierarchy.IndexOf(predicted.Span);
            places.Add(new Address([.. ids.DenseValues().Where(id => !id.IsEmpty).Select(id => id.ToString())]), location);
        };
    }

    private static IEnumerable<GeoCoordinate> CoordinatesOf(IDataView data, GeolocationEvaluateOptions options)
    {
        var latitude = ColumnCheck.Find(data.Schema, options.LatitudeColumnName, Step, "a Double or Single", ColumnCheck.IsDegrees);
        var longitude = ColumnCheck.Find(data.Schema, options.LongitudeColumnName, Step, "a Double or Single", ColumnCheck.IsDegrees);
        using var cursor = data.GetRowCursor([latitude, longitude]);
        var read = Degrees.Reader(cursor, (latitude, longitude));
        while (cursor.MoveNext())
            yield return read();
    }
}
