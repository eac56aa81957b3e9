using SemGeo.Vision.Input;
using SemGeo.Vision.Training.Steps;

namespace SemGeo.Vision.Training;

/// <summary>Where a run is: all of it but the tensors. Kept as JSON in a checkpoint.</summary>
internal sealed class RunState
{
    /// <summary>The epoch, counted from 1; one more than the last when all are done.</summary>
    public int Epoch { get; set; } = 1;

    /// <summary>How many photos of the epoch were used up, those left out included: with the seed and the epoch all there is to the data's order.</summary>
    public long Position { get; set; }

    /// <summary>The steps done. With the seed it is also the state of all random numbers, see <see cref="StepRandom"/>.</summary>
    public long Steps { get; set; }

    /// <summary>The photos trained on, over all epochs.</summary>
    public long ImagesSeen { get; set; }

    /// <summary><see cref="ImagesSeen"/> at the beginning of the epoch.</summary>
    public long EpochStart { get; set; }

    /// <summary><see cref="ImagesSeen"/> at the last validation.</summary>
    public long ValidatedAt { get; set; }

    /// <summary>The photos of an epoch, as far as is known.</summary>
    public long? ImagesInEpoch { get; set; }

    /// <summary>The time that the run took in earlier processes, and the part of it without validations.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <inheritdoc cref="Elapsed"/>
    public TimeSpan Training { get; set; }

    /// <summary>For each head the photos that it could not learn from.</summary>
    public long[] Missing { get; set; } = [];

    /// <summary>All validations in order.</summary>
    public IReadOnlyList<ValidationResult> Validations { get; set; } = [];

    /// <summary>The images that were left out.</summary>
    public IReadOnlyList<BadImage> BadImages { get; set; } = [];

    /// <summary>The threads of libtorch: with another number the weights are others in the last bits.</summary>
    public int Threads { get; set; }

    /// <summary>The processes that train together, likewise.</summary>
    public int Processes { get; set; }

    /// <summary>What the processes exchange their data by, likewise: "Open MPI 4.1.4"; empty for a process alone, and in checkpoints that do not know it.</summary>
    public string Library { get; set; } = "";

    /// <summary>Why the run ended; null while it can go on.</summary>
    public TrainingStop? Stop { get; set; }

    /// <summary>What no run of so many heads can be at, in words; null where there is nothing.</summary>
    public string? FindFault(int heads)
    {
        // More than any run, and few enough that sums and products of some of them do not overflow.
        const long MaxCount = 1L << 48;
        var maxTime = TimeSpan.FromDays(36_525);
        (string Name, long Value, long Least, long Most)[] counts =
        [
            (nameof(Epoch), Epoch, 1, int.MaxValue - 1), (nameof(Position), Position, 0, MaxCount), (nameof(Steps), Steps, 0, MaxCount), (nameof(ImagesSeen), ImagesSeen, 0, MaxCount),
            (nameof(EpochStart), EpochStart, 0, ImagesSeen), (nameof(ValidatedAt), ValidatedAt, 0, ImagesSeen), (nameof(ImagesInEpoch), ImagesInEpoch ?? 0, 0, MaxCount),
            (nameof(Threads), Threads, 0, int.MaxValue), (nameof(Processes), Processes, 0, int.MaxValue),
            (nameof(Elapsed), Elapsed.Ticks, 0, maxTime.Ticks), (nameof(Training), Training.Ticks, 0, maxTime.Ticks),
        ];
        foreach (var (name, value, least, most) in counts)
        {
            if (value < least || value > most)
                return $"{name} {value}, which must be {least} to {most}";
        }

        if (Missing.Length != heads || Missing.Any(missing => missing < 0 || missing > ImagesSeen))
            return $"{nameof(Missing)} of {Missing.Length} numbers, which must be {heads} of 0 to {ImagesSeen}";
        if (Validations.Any(validation => validation is not { Heads: not null } || validation.Heads.Any(head => head is null)))
            return $"an empty entry in {nameof(Validations)}";
        if (BadImages.Any(image => image is not { Reason: not null }))
            return $"an empty entry in {nameof(BadImages)}";
        return Stop is { } stop && !Enum.IsDefined(stop) ? $"{nameof(Stop)} {stop}, which does not exist" : null;
    }
}
