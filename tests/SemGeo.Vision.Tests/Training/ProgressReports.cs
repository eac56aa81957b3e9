using SemGeo.Vision.Training;

namespace SemGeo.Vision.Tests.Training;

/// <summary>Keeps all progress reports and does something at each.</summary>
internal sealed class ProgressReports(Action<TrainingProgress>? action = null) : IProgress<TrainingProgress>
{
    public List<TrainingProgress> All { get; } = [];

    public void Report(TrainingProgress value)
    {
        All.Add(value);
        action?.Invoke(value);
    }
}
