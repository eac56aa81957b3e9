using System.Runtime.InteropServices;
using SemGeo.Geography;
using SemGeo.Partitioning;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Training.Team;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training;

/// <summary>Measures a network on the validation photos: every head's loss, and how far its answer and f* are from where the photo was taken.</summary>
internal sealed class Validator(TrainingSession session, ValidationSet set)
{
    private readonly GeoNetwork _network = session.Network;
    private readonly ITrainingTeam _team = session.Team;
    private readonly IPhotoSource _photos = session.Team.ShareOf(set.Photos);
    private readonly string[] _heads = [.. session.Spec.Heads.Select(head => head.Name)];

    /// <summary>Runs over all photos in evaluation mode, each process over its share; training mode is set again at the end.</summary>
    public ValidationResult Run(int epoch, long imagesSeen)
    {
        var tallies = _heads.Select(_ => new HeadTally()).ToArray();
        var locations = set.CellCoordinates is null ? null : new LocationTally(_network, _heads, set.CellCoordinates, set.Partitionings);
        long images = 0;
        _network.eval();
        try
        {
            foreach (var batch in set.Input.Read(_photos, _team.Between(session.Request.Cancellation)))
            {
                using (batch)
                {
                    BatchFit.Check(batch, session.Spec);
                    Add(batch, tallies, locations);
                    images += batch.Count;
                }
            }
        }
        finally
        {
            _network.train();
        }

        double[] count = [images];
        _team.Sum(count);
        foreach (var tally in tallies)
            tally.Sum(_team);
        locations?.Sum(_team);
        _team.Share(set.Input.BadImages);
        var results = tallies.Zip(_heads, (tally, head) => tally.ToResult(head)).ToList();
        var labelled = results.Zip(session.Weights).Where(pair => pair.First.Labelled > 0).ToList();
        var sum = labelled.Count == 0 ? double.NaN : labelled.Sum(pair => pair.First.Loss * pair.Second);
        return new ValidationResult(epoch, imagesSeen, (long)count[0], sum, results, locations?.Result());
    }

    private void Add(PhotoBatch batch, HeadTally[] tallies, LocationTally? locations)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var logits = _network.call(session.Model.ToInput(batch.Pixels, batch.Count, session.Options.Precision));
        Span<int> used = stackalloc int[tallies.Length];
        var losses = stack(session.Loss.Sums(logits, batch.Labels, batch.Coordinates, used)).cpu();
        var cells = stack(logits.Select(head => head.argmax(1)), 1).cpu();
        var sums = MemoryMarshal.Cast<byte, float>(losses.bytes);
        var best = MemoryMarshal.Cast<byte, long>(cells.bytes);
        for (var head = 0; head < tallies.Length; head++)
        {
            var correct = 0;
            for (var i = head; i < best.Length; i += tallies.Length)
                correct += best[i] == batch.Labels[i] ? 1 : 0;
            tallies[head].Add(used[head], sums[head], correct);
        }

        locations?.Add(batch, logits, best);
    }
}

/// <summary>The photos that training is measured on.</summary>
/// <param name="Photos">The photos with their labels and coordinates; none of them should be a training photo.</param>
/// <param name="Input">Makes centre crops of them.</param>
/// <param name="CellCoordinates">The coordinate of every cell of every head, fine to coarse, to measure distances with; null to measure losses only.</param>
/// <param name="Partitionings">The partitionings of the heads, to measure f* too (the product of the probabilities along the hierarchy); null for the heads alone.</param>
public sealed record ValidationSet(
    IPhotoSource Photos, EvaluationInput Input, IReadOnlyList<IReadOnlyList<GeoCoordinate>>? CellCoordinates = null, PartitioningSet? Partitionings = null)
{
    /// <summary>The name of f* among the predictors of <see cref="ValidationResult.Locations"/>.</summary>
    public const string Hierarchy = "f*";
}
