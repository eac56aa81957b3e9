using System.Globalization;
using SemGeo.Pipelines.Output;
using SemGeo.Reports.Training;
using SemGeo.Vision.Training;

namespace SemGeo.Pipelines.Training;

/// <summary>Writes the learning curves of a run: the log of figures as they come, the page (or, by the name .svg, the drawing alone) anew after each validation.</summary>
internal sealed class TrainingReports : IProgress<TrainingProgress>, IDisposable
{
    private const string PageName = "training.html", LogExtension = ".jsonl";

    private readonly string[] _pages;
    private readonly string _title;
    private readonly LearningCurveLog _log;
    private readonly IProgress<TrainingProgress>? _next;
    private bool _hasBegun;

    private TrainingReports(string[] pages, string title, IProgress<TrainingProgress>? next)
    {
        (_pages, _title, _next) = (pages, title, next);
        _log = new LearningCurveLog(Path.ChangeExtension(pages[0], LogExtension), TimeProvider.System);
    }

    /// <summary>What is written, for the user.</summary>
    public string Summary => $"learning curves: {string.Join(", ", _pages)} (figures: {_log.Path})";

    /// <summary>Reports to the folder of checkpoints and to a page that was asked for.</summary>
    /// <param name="checkpoints">The folder of checkpoints, which is where the log goes; null where there is none.</param>
    /// <param name="report">The page; null for none beside that in the folder.</param>
    /// <param name="title">What stands above the page.</param>
    /// <param name="next">Gets all reports too.</param>
    /// <returns>Null where there is neither.</returns>
    public static TrainingReports? Create(string? checkpoints, string? report, string title, IProgress<TrainingProgress>? next)
    {
        string[] pages = [.. checkpoints is null ? [] : new[] { Path.Combine(checkpoints, PageName) }, .. report is null ? [] : new[] { report }];
        return pages.Length == 0 ? null : new TrainingReports(pages, title, next);
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        _next?.Report(value);
        _log.Report(value);
        _hasBegun = true;
        if (value.Validation is not null)
            WritePages();
    }

    /// <summary>Writes what is not written yet; what a run that never began has found stays as it is.</summary>
    public void Dispose()
    {
        _log.Dispose();
        if (_hasBegun)
            WritePages();
    }

    /// <summary>How the console shows a run: its lines are a part of the result.</summary>
    public static ConsoleProgressOptions Display { get; } = new("training") { Interval = TimeSpan.FromSeconds(15), ShowsFirst = true, IsResult = true };

    /// <summary>A report for the console: the epoch, or a validation. Notices are warnings of ML.NET's log, which go to standard error.</summary>
    public static ProgressLine? Describe(TrainingProgress value, TimeSpan elapsed)
    {
        if (value.Notice is not null)
            return null;
        if (value.Validation is { } validation)
            return new ProgressLine(Describe(validation, value.IsBest), IsKept: true);
        var remaining = value.Remaining is { } left ? string.Create(CultureInfo.InvariantCulture, $", {left:h\\:mm\\:ss} left") : "";
        return new ProgressLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"epoch {value.Epoch}/{value.Epochs}, {value.ImagesPerSecond:0} photos/s, learning rate {value.LearningRate:0.#####}, loss {value.Loss:0.000}{remaining}"),
            (double)value.Epoch / value.Epochs);
    }

    /// <summary>Writes a page, or by the name .svg a drawing.</summary>
    public static void Write(string page, string title, LearningCurves curves) => TextFile.Write(page, writer =>
    {
        if (Path.GetExtension(page).Equals(".svg", StringComparison.OrdinalIgnoreCase))
            LearningCurvePage.WriteDrawing(writer, curves);
        else
            LearningCurvePage.Write(writer, title, curves);
    });

    // With the accuracy of the finest level.
    private static string Describe(ValidationResult value, bool isBest)
    {
        var accuracies = value.Locations is { Predictors: [var finest, ..] }
            ? string.Concat(finest.Accuracies.Select(a => string.Create(CultureInfo.InvariantCulture, $", {100 * a.Value:0.0} % at {a.RadiusKm:0} km"))) : "";
        return string.Create(CultureInfo.InvariantCulture, $"  validation: loss {value.Loss:0.000}{accuracies}{(isBest ? " (lowest loss so far)" : "")}");
    }

    private void WritePages()
    {
        foreach (var page in _pages)
            Write(page, _title, _log.Curves);
    }
}
