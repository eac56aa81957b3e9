using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using SemGeo.Geography;
using SemGeo.Vision.Distributed;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training.Team;

/// <summary>Several processes: each takes its share of every batch, and what they compute is summed.</summary>
internal sealed class TeamOfSeveral(ICommunicator others) : ITrainingTeam
{
    // NaN and infinity are results of validations too.
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public int Size => others.Size;

    public int Rank => others.Rank;

    public string Library => others.Library;

    public bool StepsWithoutBatch => true;

    private bool Leads => Rank == 0;

    public IPhotoSource ShareOf(IPhotoSource photos) => new SharedPhotos(photos, new PhotoShare(Rank, Size));

    public int LeastPhotos(GeoNetwork network) =>
        !network.IsBackboneFrozen && network.named_buffers().Any(buffer => buffer.name.EndsWith("running_mean", StringComparison.Ordinal)) ? 2 : 1;

    public CancellationToken Between(CancellationToken cancellation) => CancellationToken.None;

    public bool Agree(bool now, bool atStep) => atStep;

    public void Sum(Span<double> values) => others.Sum(values);

    public void Collect(List<GeoCoordinate> coordinates)
    {
        var counts = new double[Size];
        counts[Rank] = coordinates.Count;
        Sum(counts);
        var values = new double[2 * (int)counts.Sum()];
        MemoryMarshal.Cast<GeoCoordinate, double>(CollectionsMarshal.AsSpan(coordinates)).CopyTo(values.AsSpan(2 * (int)counts[..Rank].Sum()));
        Sum(values);
        coordinates.Clear();
        coordinates.AddRange(MemoryMarshal.Cast<double, GeoCoordinate>(values));
    }

    // TorchSharp has no hooks on gradients, so the backward pass is done in two parts: the heads' gradients, most of the numbers where there are many cells,
    // travel while the backbone's are computed.
    public void Backward(Tensor? loss, Tensor? features, IReadOnlyList<Parameter> heads, IReadOnlyList<Parameter> backbone)
    {
        var hasBackbone = backbone.Count > 0;
        var first = loss is null ? null : autograd.grad([loss], hasBackbone ? [.. heads, features!] : [.. heads], retain_graph: hasBackbone, allow_unused: true);
        var headSums = BeginSum(heads, first);
        var rest = first is null || !hasBackbone || first[^1].IsInvalid ? null : autograd.grad([features!], [.. backbone], [first[^1]], allow_unused: true);
        var backboneSums = BeginSum(backbone, rest);
        Set(heads, headSums());
        Set(backbone, backboneSums());
    }

    public void Send(IEnumerable<(string Name, Tensor Tensor)> tensors) => others.Broadcast([.. tensors.Select(entry => entry.Tensor)]);

    public T FromLeader<T>(T value) => Gather(Leads ? value : default)[0]!;

    public void CheckSame(Func<SortedDictionary<string, string>> identity, DescribeDifferences differences)
    {
        var all = Gather(identity());
        for (var rank = 1; rank < all.Count; rank++)
        {
            if (differences(all[0], all[rank], rank) is { Count: > 0 } found)
                throw new ArgumentException($"All processes must train the same, but {string.Join("; ", found)}. Give all the same options and photos.");
        }
    }

    public void Share(BadImageLog log)
    {
        foreach (var images in Gather(log.TakeNew()))
            log.Restore(images);
        log.TakeNew();
    }

    public void Part() => others.Barrier();

    public void Fail(Exception error) => others.Fail(error.Message);

    public void Dispose() => others.Dispose();

    private List<T> Gather<T>(T value) =>
        [.. others.Gather(JsonSerializer.SerializeToUtf8Bytes(value, Json)).Select(bytes => JsonSerializer.Deserialize<T>(bytes, Json)!)];

    // An invalid gradient is one of a parameter that the loss does not depend on; there are none from a process that had no photo.
    private Func<IReadOnlyList<Tensor>> BeginSum(IReadOnlyList<Parameter> parameters, IList<Tensor>? gradients)
    {
        using var noGrad = no_grad();
        var sums = new Tensor[parameters.Count];
        for (var i = 0; i < sums.Length; i++)
            sums[i] = gradients is null || gradients[i].IsInvalid ? zeros_like(parameters[i].detach()) : gradients[i];
        var wait = others.BeginSum(sums);
        return () =>
        {
            wait();
            return sums;
        };
    }

    private static void Set(IReadOnlyList<Parameter> parameters, IReadOnlyList<Tensor> gradients)
    {
        for (var i = 0; i < parameters.Count; i++)
            parameters[i].grad = gradients[i];
    }
}
