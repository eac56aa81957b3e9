using SemGeo.Geography;
using SemGeo.Vision.Distributed;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training.Team;

/// <summary>The processes that train one network together: one alone, or several.</summary>
/// <remarks>All do the same calls in the same order. Rank 0 leads: it alone writes, reports and looks at the clock.</remarks>
internal interface ITrainingTeam : IDisposable
{
    /// <summary>The number of processes.</summary>
    int Size { get; }

    /// <summary>The number of this process.</summary>
    int Rank { get; }

    /// <summary>What carries the data; empty for a process alone.</summary>
    string Library { get; }

    /// <summary>Whether this process is the one that writes.</summary>
    bool Leads => Rank == 0;

    /// <summary>What this process takes of a collection.</summary>
    PhotoShare PhotoShare => new(Rank, Size);

    /// <summary>Whether a process that has no batch left takes part in the steps of those that have.</summary>
    bool StepsWithoutBatch { get; }

    /// <summary>The photos of a collection that this process goes through.</summary>
    IPhotoSource ShareOf(IPhotoSource photos);

    /// <summary>The fewest photos with which this process computes gradients of a network.</summary>
    int LeastPhotos(GeoNetwork network);

    /// <summary>What ends this process's work between steps: of several, one that is cancelled lets the others know at the next step, and all end there.</summary>
    CancellationToken Between(CancellationToken cancellation);

    /// <summary>Whether something is so for all: what a process alone sees now, what several told one another at the last step.</summary>
    /// <param name="now">What this process sees.</param>
    /// <param name="atStep">What was summed over all.</param>
    bool Agree(bool now, bool atStep);

    /// <summary>Adds up numbers over the processes, in place.</summary>
    void Sum(Span<double> values);

    /// <summary>Takes in the coordinates of all processes, in the order of their ranks.</summary>
    void Collect(List<GeoCoordinate> coordinates);

    /// <summary>Computes the gradients of a loss, summed over the processes, and sets them.</summary>
    /// <param name="loss">The loss; null from one of several processes that had no photo.</param>
    /// <param name="features">What the heads work on.</param>
    /// <param name="heads">The parameters of the heads.</param>
    /// <param name="backbone">The parameters of the backbone that are trained.</param>
    void Backward(Tensor? loss, Tensor? features, IReadOnlyList<Parameter> heads, IReadOnlyList<Parameter> backbone);

    /// <summary>Overwrites tensors with those of rank 0.</summary>
    void Send(IEnumerable<(string Name, Tensor Tensor)> tensors);

    /// <summary>The value of rank 0.</summary>
    T FromLeader<T>(T value);

    /// <summary>Makes sure that all processes train the same.</summary>
    /// <param name="identity">What decides this process's weights, by key.</param>
    /// <param name="differences">Describes what differs between rank 0 and another one.</param>
    /// <exception cref="ArgumentException">A process trains something else.</exception>
    void CheckSame(Func<SortedDictionary<string, string>> identity, DescribeDifferences differences);

    /// <summary>Lets all processes know the images that any of them left out.</summary>
    void Share(BadImageLog log);

    /// <summary>Waits for the others at the end: whoever leaves before them looks lost.</summary>
    void Part();

    /// <summary>Lets the others know that this process cannot go on, and why.</summary>
    void Fail(Exception error);

    /// <summary>Meets the others.</summary>
    /// <param name="options">Who this process is; null for a process alone.</param>
    /// <param name="batchSize">The photos of a batch of all together.</param>
    /// <exception cref="ArgumentException">A batch cannot be parted among them.</exception>
    /// <exception cref="PlatformNotSupportedException">There are others, and no MPI library.</exception>
    /// <exception cref="DistributedException">They did not come in time.</exception>
    static ITrainingTeam Meet(DistributedOptions? options, int batchSize)
    {
        if (options is not { WorldSize: > 1 })
            return new TeamOfOne();
        return batchSize % options.WorldSize == 0
            ? new TeamOfSeveral(Communicator.Create(options))
            : throw new ArgumentException(
                $"BatchSize is {batchSize} for {options.WorldSize} processes: it is the batch of all together, so give a multiple of {options.WorldSize}.");
    }
}

/// <summary>Describes in what two processes train something else; empty where they train the same.</summary>
/// <param name="leading">What decides the weights of rank 0, by key.</param>
/// <param name="other">What decides those of the other one.</param>
/// <param name="rank">The number of the other one.</param>
internal delegate IReadOnlyList<string> DescribeDifferences(SortedDictionary<string, string> leading, SortedDictionary<string, string> other, int rank);
