using Microsoft.ML.Runtime;
using SemGeo.Vision.Training;

namespace SemGeo.ML.Training;

/// <summary>Hands progress to the user and writes it to ML.NET's log.</summary>
internal sealed class TrainingLog(IProgress<TrainingProgress>? user, IChannel channel) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        user?.Report(value);
        if (value.Notice is { } notice)
        {
            channel.Warning(MessageSensitivity.UserData, "{0}", notice);
            return;
        }

        channel.Trace(
            MessageSensitivity.None, "Epoch {0}/{1}: {2} photos, {3:0.0} photos/s, loss {4:0.0000}", value.Epoch, value.Epochs, value.ImagesSeen, value.ImagesPerSecond, value.Loss);
        if (value.Validation is { } validation)
            channel.Info(MessageSensitivity.None, "Epoch {0}/{1}: validation loss {2:0.0000}{3}", value.Epoch, value.Epochs, validation.Loss, value.IsBest ? " (lowest so far)" : "");
    }
}
