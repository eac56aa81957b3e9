using System.Globalization;
using SemGeo.Vision.Training;
using Spectre.Console;
using ValidationResult = SemGeo.Vision.Training.ValidationResult;

namespace SemGeo.Pipelines.Output;

/// <summary>Shows how far training is: a bar in a terminal, plain lines elsewhere.</summary>
internal static class TrainingDisplay
{
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(15);

    /// <summary>Runs <paramref name="work"/>, which reports to what it is given.</summary>
    public static T Run<T>(Func<IProgress<TrainingProgress>, T> work)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
            return work(new Plain());
        return AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .Start(context => work(new Bar(context.AddTask("training"))));
    }

    /// <summary>One line of a report.</summary>
    public static string Describe(TrainingProgress value)
    {
        var remaining = value.Remaining is { } left ? string.Create(CultureInfo.InvariantCulture, $", {left:h\\:mm\\:ss} left") : "";
        return string.Create(CultureInfo.InvariantCulture, $"epoch {value.Epoch}/{value.Epochs}, {value.ImagesPerSecond:0} photos/s, learning rate {value.LearningRate:0.#####}, loss {value.Loss:0.000}{remaining}");
    }

    /// <summary>One line of a validation, with the accuracy of the finest level.</summary>
    public static string Describe(ValidationResult value, bool isBest)
    {
        var accuracies = value.Locations is { Predictors: [var finest, ..] }
            ? string.Concat(finest.Accuracies.Select(a => string.Create(CultureInfo.InvariantCulture, $", {100 * a.Value:0.0} % at {a.RadiusKm:0} km"))) : "";
        return string.Create(CultureInfo.InvariantCulture, $"  validation: loss {value.Loss:0.000}{accuracies}{(isBest ? " (lowest loss so far)" : "")}");
    }

    private sealed class Plain : IProgress<TrainingProgress>
    {
        private long _last;

        public void Report(TrainingProgress value)
        {
            if (value.Notice is not null)
                return;
            if (value.Validation is { } validation)
                Console.WriteLine(Describe(validation, value.IsBest));
            else if (_last == 0 || TimeProvider.System.GetElapsedTime(_last) >= PlainInterval)
            {
                Console.WriteLine(Describe(value));
                _last = TimeProvider.System.GetTimestamp();
            }
        }
    }

    private sealed class Bar(ProgressTask task) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            // Notices are warnings of ML.NET's log, which go to standard error.
            if (value.Notice is not null)
                return;
            task.Description = Markup.Escape(Describe(value));
            task.Value = 100.0 * value.Epoch / value.Epochs;
            if (value.Validation is { } validation)
                AnsiConsole.MarkupLineInterpolated($"{Describe(validation, value.IsBest)}");
        }
    }
}
