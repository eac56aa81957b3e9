using System.Runtime.InteropServices;
using SemGeo.Evaluation;
using SemGeo.Geography;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training;

/// <summary>Measures a network on the validation photos: every head's loss, and how far its most probable cell is from where the photo was taken.</summary>
internal sealed class Validator(GeoNetwork network, GeoModel model, IReadOnlyList<double> weights, ValidationSet set, CancellationToken cancellationToken)
{
    private readonly SummedCrossEntropy _loss = new(weights);
    private readonly string[] _heads = [.. model.Spec.Heads.Select(head => head.Name)];

    /// <summary>Runs over all photos in evaluation mode; training mode is set again at the end.</summary>
    public ValidationResult Run(int epoch, long imagesSeen)
    {
        var tallies = _heads.Select(_ => new HeadTally()).ToArray();
        var evaluator = set.CellCoordinates is null ? null : new GeolocationEvaluator(_heads);
        long images = 0;
        network.eval();
        try
        {
            foreach (var batch in set.Input.Read(set.Photos, cancellationToken))
            {
                using (batch)
                {
                    BatchFit.Check(batch, model.Spec);
                    Add(batch, tallies, evaluator);
                    images += batch.Count;
                }
            }
        }
        finally
        {
            network.train();
        }

        var results = tallies.Zip(_heads, (tally, head) => tally.ToResult(head)).ToList();
        var labelled = results.Zip(weights).Where(pair => pair.First.Labelled > 0).ToList();
        var loss = labelled.Count == 0 ? double.NaN : labelled.Sum(pair => pair.First.Loss * pair.Second);
        return new ValidationResult(epoch, imagesSeen, images, loss, results, evaluator?.Result());
    }

    private void Add(PhotoBatch batch, HeadTally[] tallies, GeolocationEvaluator? evaluator)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        var logits = network.call(ChannelsLast.FromPixels(batch.Pixels, batch.Count, batch.InputSize, batch.InputSize).to(model.Device.ToTorch()));
        Span<int> labelled = stackalloc int[tallies.Length];
        var losses = _loss.Compute(logits, batch.Labels, labelled).Heads.cpu();
        var cells = stack(logits.Select(head => head.argmax(1)), 1).cpu();
        var loss = MemoryMarshal.Cast<byte, float>(losses.bytes);
        var best = MemoryMarshal.Cast<byte, long>(cells.bytes);
        for (var head = 0; head < tallies.Length; head++)
        {
            var correct = 0;
            for (var i = head; i < best.Length; i += tallies.Length)
                correct += best[i] == batch.Labels[i] ? 1 : 0;
            tallies[head].Add(labelled[head], loss[head], correct);
        }

        if (evaluator is not null)
            AddLocations(batch, best, evaluator);
    }

    private void AddLocations(PhotoBatch batch, ReadOnlySpan<long> cells, GeolocationEvaluator evaluator)
    {
        var predictions = new GeoCoordinate[_heads.Length];
        for (var photo = 0; photo < batch.Count; photo++)
        {
            for (var head = 0; head < predictions.Length; head++)
                predictions[head] = set.CellCoordinates![head][(int)cells[photo * predictions.Length + head]];
            evaluator.Add(batch.Coordinates[photo], predictions);
        }
    }
}
