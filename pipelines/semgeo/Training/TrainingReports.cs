using System.Text;
using SemGeo.Files;
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
    public string Told => $"learning curves: {string.Join(", ", _pages)} (figures: {_log.Path})";

    /// <summary>Reports to the folder of checkpoints and to a page that was asked for.</summary>
    /// <param name="checkpoints">The folder of checkpoints, which is where the log goes; null where there is none.</param>
    /// <param name="report">The page; null for none beside that in the folder.</param>
    /// <param name="title">What stands above the page.</param>
    /// <param name="next">Is told all that this is told.</param>
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

    /// <summary>Writes a page, or by the name .svg a drawing.</summary>
    public static void Write(string page, string title, LearningCurves curves) => AtomicFile.Write(page, path =>
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        if (Path.GetExtension(page).Equals(".svg", StringComparison.OrdinalIgnoreCase))
            LearningCurvePage.WriteDrawing(writer, curves);
        else
            LearningCurvePage.Write(writer, title, curves);
    });

    private void WritePages()
    {
        foreach (var page in _pages)
            Write(page, _title, _log.Curves);
    }
}
