using SemGeo.Reports.Training;
using SemGeo.Vision.Training;

namespace SemGeo.Pipelines.Training;

/// <summary>Puts reports of training together to one span: means weighted by the photos of each report.</summary>
internal sealed class SpanSum
{
    private long _from, _images;
    private TrainingProgress? _last;
    private double _loss;
    private double[] _sums = [], _weights = [];

    /// <summary>The epoch of what was added; 0 where nothing was.</summary>
    public int Epoch => _last?.Epoch ?? 0;

    /// <summary>The next report tells of the photos after these.</summary>
    public void Start(long images) => (_from, _images) = (images, images);

    /// <summary>Adds a report, unless nothing was trained since the last one.</summary>
    public void Add(TrainingProgress value)
    {
        if (value.ImagesSeen <= _images)
            return;
        if (_last is null)
            (_loss, _sums, _weights) = (0, new double[value.HeadLosses.Count], new double[value.HeadLosses.Count]);
        var photos = value.ImagesSeen - _images;
        _loss += value.Loss * photos;
        for (var head = 0; head < _sums.Length; head++)
        {
            if (double.IsNaN(value.HeadLosses[head]))
                continue;
            _sums[head] += value.HeadLosses[head] * photos;
            _weights[head] += photos;
        }

        (_images, _last) = (value.ImagesSeen, value);
    }

    /// <summary>The span that was added, and begins anew; null where nothing was.</summary>
    public TrainedSpan? Take()
    {
        if (_last is not { } last)
            return null;
        var span = new TrainedSpan(
            last.Epoch, last.Epochs, _from, _images, last.ImagesPerSecond, last.LearningRate, _loss / (_images - _from), [.. _sums.Zip(_weights, (sum, weight) => sum / weight)]);
        (_from, _last) = (_images, null);
        return span;
    }
}
