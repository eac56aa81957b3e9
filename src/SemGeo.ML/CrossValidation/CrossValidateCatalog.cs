using Microsoft.ML;
using Microsoft.ML.Runtime;
using SemGeo.ML.CrossValidation;
using SemGeo.ML.Splitting;
using SemGeo.Splitting;

namespace SemGeo.ML;

/// <summary>The verb <c>ml.Geolocation.CrossValidate</c>.</summary>
public static class CrossValidateCatalog
{
    private const string Step = "CrossValidate";

    /// <summary>
    /// Trains and measures a pipeline several times, each time without the photos of one fold. Photos of one place (an S2 cell 18 km wide), and of one group where a column of groups is named, are in one
    /// fold: the random folds of ml.MulticlassClassification.CrossValidate would measure a model on what it has learned by heart.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">Photos with Latitude and Longitude.</param>
    /// <param name="estimator">The whole pipeline, from geocoding to the trainer: what labels is built from the training photos of each fold alone.</param>
    /// <param name="numberOfFolds">2 or more.</param>
    /// <param name="groupColumnName">A column (text or UInt32 key) whose values, such as authors, stay together too; null for none.</param>
    /// <param name="seed">Another seed gives other folds; null for one that the context's seed decides.</param>
    /// <returns>The folds with their models, and the mean of their metrics; dispose it.</returns>
    /// <exception cref="ArgumentException">An option is wrong, or a column is of another type.</exception>
    /// <exception cref="SplitException">The photos cannot be divided so.</exception>
    public static CrossValidationResult CrossValidate(
        this GeolocationCatalog catalog, IDataView data, IEstimator<ITransformer> estimator, int numberOfFolds = CrossValidateConstants.NumberOfFolds, string? groupColumnName = null, int? seed = null) =>
        CrossValidate(catalog, data, estimator, new CrossValidateOptions
        {
            NumberOfFolds = numberOfFolds,
            Split = new PhotoSplitOptions { GroupColumnName = groupColumnName, Split = new SplitOptions { Seed = seed } },
        });

    /// <summary>Trains and measures a pipeline several times, each time without the photos of one fold; places and groups stay together.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">Photos with positions.</param>
    /// <param name="estimator">The whole pipeline, from geocoding to the trainer.</param>
    /// <param name="options">Folds, columns, cells, gap, seed and how to measure.</param>
    /// <returns>The folds with their models, and the mean of their metrics; dispose it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds, or a column is absent.</exception>
    /// <exception cref="ArgumentException">An option is wrong, or a column is of another type.</exception>
    /// <exception cref="SplitException">The photos cannot be divided so.</exception>
    public static CrossValidationResult CrossValidate(this GeolocationCatalog catalog, IDataView data, IEstimator<ITransformer> estimator, CrossValidateOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(options);
        var rows = PlacedRows.Of(data.Schema, Step, options.Split);
        var plans = rows.Plan(data, options.Split.Seeded(catalog.Context, Step)).BuildFolds(options.NumberOfFolds);
        using var channel = catalog.Environment.Register(Step, seed: 0).Start(Step);
        var folds = new List<CrossValidationFold>();
        try
        {
            foreach (var plan in plans)
            {
                var split = PhotoSplit.Of(data, rows, plan);
                channel.Info(MessageSensitivity.None, "Fold {0} of {1}", folds.Count + 1, plans.Count);
                var model = estimator.Fit(split.TrainSet);
                var scored = model.Transform(split.TestSet);
                folds.Add(new CrossValidationFold(model, catalog.Evaluate(scored, options.Evaluation.ForFold(split.TrainSet)), scored, split.Report));
            }
        }
        catch
        {
            folds.ForEach(fold => (fold.Model as IDisposable)?.Dispose());
            throw;
        }

        return new CrossValidationResult(folds);
    }
}
