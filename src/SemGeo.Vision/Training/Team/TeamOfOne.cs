using SemGeo.Geography;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training.Team;

/// <summary>A process that trains alone: there is nobody to sum with, to send to or to wait for.</summary>
internal sealed class TeamOfOne : ITrainingTeam
{
    // Batch normalisation needs two; another epoch leaves out another photo.
    private const int Two = 2;

    public int Size => 1;

    public int Rank => 0;

    public string Library => "";

    public bool StepsWithoutBatch => false;

    public IPhotoSource ShareOf(IPhotoSource photos) => photos;

    public int LeastPhotos(GeoNetwork network) => Two;

    public CancellationToken Between(CancellationToken cancellation) => cancellation;

    public bool Agree(bool now, bool atStep) => now;

    public void Sum(Span<double> values)
    {
    }

    public void Collect(List<GeoCoordinate> coordinates)
    {
    }

    public void Backward(Tensor? loss, Tensor? features, IReadOnlyList<Parameter> heads, IReadOnlyList<Parameter> backbone) => loss!.backward();

    public void Send(IEnumerable<(string Name, Tensor Tensor)> tensors)
    {
    }

    public T FromLeader<T>(T value) => value;

    public void CheckSame(Func<SortedDictionary<string, string>> identity, DescribeDifferences differences)
    {
    }

    public void Share(BadImageLog log)
    {
    }

    public void Part()
    {
    }

    public void Fail(Exception error)
    {
    }

    public void Dispose()
    {
    }
}
