using System.Runtime.InteropServices;
using SemGeo.Evaluation;
using SemGeo.Geography;
using SemGeo.Inference;
using SemGeo.Partitioning;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Training.Team;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training;

/// <summary>Sums up how far the answers of the heads, and f*, are from where the photos were taken.</summary>
internal sealed class LocationTally
{
    private readonly GeoNetwork _network;
    private readonly IReadOnlyList<IReadOnlyList<GeoCoordinate>> _cells;
    private readonly HierarchicalDecoder? _decoder;
    private readonly string[] _predictors;

    // Rows of where the photo was taken and what each predictor says, kept until the end: a median is not the sum of anything.
    private readonly List<GeoCoordinate> _rows = [];

    public LocationTally(GeoNetwork network, IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<GeoCoordinate>> cells, PartitioningSet? partitionings)
    {
        (_network, _cells) = (network, cells);
        _decoder = partitionings is null ? null : new HierarchicalDecoder(partitionings);
        _predictors = _decoder is null ? [.. heads] : [.. heads, ValidationSet.Hierarchy];
    }

    /// <summary>Adds a batch.</summary>
    /// <param name="batch">The photos.</param>
    /// <param name="logits">The logits [n, cells] of each head.</param>
    /// <param name="cells">The most probable cell of photo i for head h at [i * heads + h].</param>
    public void Add(PhotoBatch batch, Tensor[] logits, ReadOnlySpan<long> cells)
    {
        var modes = Array.ConvertAll(Enumerable.Range(0, logits.Length).ToArray(), head => _network.Mixtures[head] is { } mixture ? UnitVectors.ToCoordinates(mixture.Mode(logits[head])) : null);
        var probabilities = _decoder is null ? default : MemoryMarshal.Cast<byte, float>(cat([.. logits.Select(head => head.softmax(1))], 1).cpu().contiguous().bytes);
        for (var photo = 0; photo < batch.Count; photo++)
        {
            _rows.Add(batch.Coordinates[photo]);
            for (var head = 0; head < logits.Length; head++)
                _rows.Add(modes[head]?[photo] ?? _cells[head][(int)cells[photo * logits.Length + head]]);
            if (_decoder is not null)
                _rows.Add(_decoder.Predict(probabilities.Slice(photo * _decoder.ClassCount, _decoder.ClassCount), InferenceMode.Hierarchy).Coordinate);
        }
    }

    /// <summary>Takes in the rows of all processes, in the order of their ranks.</summary>
    public void Sum(ITrainingTeam team) => team.Collect(_rows);

    public GeolocationMetrics Result()
    {
        var evaluator = new GeolocationEvaluator(_predictors);
        var rows = CollectionsMarshal.AsSpan(_rows);
        for (var row = 0; row < rows.Length; row += 1 + _predictors.Length)
            evaluator.Add(rows[row], rows.Slice(row + 1, _predictors.Length));
        return evaluator.Result();
    }
}
