using SemGeo.ML.Evaluation;
using SemGeo.ML.Splitting;

namespace SemGeo.ML.CrossValidation;

/// <summary>Options of <c>ml.Geolocation.CrossValidate</c>.</summary>
public sealed class CrossValidateOptions
{
    /// <summary>How often a model is trained, each time without the photos of one fold.</summary>
    /// <value>2 or more. The default value is 5.</value>
    public int NumberOfFolds { get; set; } = CrossValidateConstants.NumberOfFolds;

    /// <summary>The columns of positions and groups, the size of the cells that stay together, the gap and the seed. Its shares have no meaning here.</summary>
    public PhotoSplitOptions Split { get; set; } = new();

    /// <summary>How each fold is measured. Without <see cref="GeolocationEvaluateOptions.TrainingData"/> each fold's own training photos give the baseline "uniform draw".</summary>
    public GeolocationEvaluateOptions Evaluation { get; set; } = new();
}

/// <summary>The constants of cross-validation.</summary>
internal static class CrossValidateConstants
{
    /// <summary>ML.NET's own number of folds.</summary>
    public const int NumberOfFolds = 5;
}
