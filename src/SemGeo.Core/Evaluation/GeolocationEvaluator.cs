using SemGeo.Geography;
using SemGeo.Partitioning;

namespace SemGeo.Evaluation;

/// <summary>
/// Measures predictors over the rows of a test set, one row at a time (paper 4.1.1). Several predictors, such as the levels, f and
/// f*, and the baselines see the same rows.
/// </summary>
/// <remarks>Not safe for several threads at once.</remarks>
public sealed class GeolocationEvaluator
{
    /// <summary>The name of the baseline that always answers the largest finest cell.</summary>
    public const string LargestCell = "baseline: largest cell";

    /// <summary>The name of the baseline that draws from the training coordinates.</summary>
    public const string UniformDraw = "baseline: uniform draw";

    private readonly EvaluationOptions _options;
    private readonly DistanceAccumulator[] _predictors;
    private DistanceAccumulator? _largest;
    private GeoCoordinate _largestAt;
    private UniformDrawBaseline? _uniform;

    /// <summary>Creates an evaluator.</summary>
    /// <param name="predictors">The names of the predictors, in the order of the predictions of <see cref="Add"/>.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">The options are wrong, or names are empty or equal.</exception>
    public GeolocationEvaluator(IReadOnlyList<string> predictors, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(predictors);
        _options = options ?? new EvaluationOptions();
        _options.Validate();
        if (predictors.Any(string.IsNullOrWhiteSpace) || predictors.Distinct(StringComparer.Ordinal).Count() != predictors.Count)
            throw new ArgumentException($"Names of predictors must differ and not be empty: {string.Join(", ", predictors.Select(name => $"'{name}'"))}.", nameof(predictors));
        _predictors = [.. predictors.Select(name => new DistanceAccumulator(name, _options.RadiiKm))];
    }

    /// <summary>The rows added.</summary>
    public long RowCount { get; private set; }

    /// <summary>Adds the baseline that always answers the finest cell with most images (of several, the first).</summary>
    /// <exception cref="InvalidOperationException">Rows were added already.</exception>
    public void AddLargestCellBaseline(PartitioningSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        CheckNoRows();
        _largestAt = set.Finest.Cells.MaxBy(cell => cell.ImageCount)!.Coordinate;
        _largest = new DistanceAccumulator(LargestCell, _options.RadiiKm);
    }

    /// <summary>Adds the baseline that draws its answer uniformly from the training coordinates; its expected accuracy is given.</summary>
    /// <param name="training">
    /// The training coordinates; missing ones are passed over. Of more than <see cref="EvaluationOptions.BaselineDraws"/> a seeded
    /// sample is taken.
    /// </param>
    /// <exception cref="ArgumentException">There is no coordinate.</exception>
    /// <exception cref="InvalidOperationException">Rows were added already.</exception>
    public void AddUniformDrawBaseline(IEnumerable<GeoCoordinate> training)
    {
        ArgumentNullException.ThrowIfNull(training);
        CheckNoRows();
        var sample = new CoordinateSample(_options.BaselineDraws, _options.Seed);
        foreach (var coordinate in training)
            sample.Add(coordinate);
        if (sample.Seen == 0)
            throw new ArgumentException("There is no training coordinate to draw from: all are missing or out of range.", nameof(training));
        _uniform = new UniformDrawBaseline(UniformDraw, _options.RadiiKm, sample.Coordinates);
    }

    /// <summary>Adds a row.</summary>
    /// <param name="truth">Where the photo was taken; a row where this is missing or out of range is counted and left out.</param>
    /// <param name="predictions">What each predictor says; a missing one is counted and a miss.</param>
    /// <exception cref="ArgumentException">There are not as many predictions as predictors.</exception>
    public void Add(GeoCoordinate truth, params ReadOnlySpan<GeoCoordinate> predictions)
    {
        if (predictions.Length != _predictors.Length)
            throw new ArgumentException($"{predictions.Length} predictions were given for {_predictors.Length} predictors.", nameof(predictions));
        for (var i = 0; i < _predictors.Length; i++)
            _predictors[i].Add(truth, predictions[i]);
        _largest?.Add(truth, _largestAt);
        _uniform?.Add(truth);
        RowCount++;
    }

    /// <summary>The metrics of the rows added so far.</summary>
    /// <param name="places">Hits of named places to put beside them.</param>
    public GeolocationMetrics Result(PlaceHitCounter? places = null)
    {
        var baselines = new List<PredictorMetrics>();
        if (_largest is not null)
            baselines.Add(_largest.Result());
        if (_uniform is not null)
            baselines.Add(_uniform.Result());
        return new GeolocationMetrics([.. _predictors.Select(predictor => predictor.Result())], baselines, places?.Result() ?? []);
    }

    private void CheckNoRows()
    {
        if (RowCount > 0)
            throw new InvalidOperationException($"A baseline must see the same rows as the predictors, but {RowCount} rows were added already: add baselines first.");
    }
}
