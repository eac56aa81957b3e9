using static TorchSharp.torch;

namespace SemGeo.Benchmarks.Plain;

/// <summary>Training steps, or predictions, on photos of noise in memory.</summary>
internal sealed class PlainMemory : IDisposable
{
    private readonly PlainNetwork _network;
    private readonly Tensor _photos;
    private readonly Tensor _labels;
    private readonly int _batch;
    private readonly bool _trains;

    public PlainMemory(PlainNetwork network, long[] cells, int size, int batch, int steps, bool trains)
    {
        (_network, _batch, _trains) = (network, batch, trains);
        _photos = randn(batch * steps, 3, size, size);
        _labels = stack([.. cells.Select(count => randint(count, [batch * steps], int64))], 1);
        network.Model.train(trains);
    }

    public void Dispose()
    {
        _photos.Dispose();
        _labels.Dispose();
    }

    public void Run()
    {
        for (long first = 0; first < _photos.shape[0]; first += _batch)
        {
            using var photos = _photos.narrow(0, first, _batch);
            using var labels = _labels.narrow(0, first, _batch);
            if (_trains)
                _network.Train(photos, labels);
            else
                _network.Infer(photos);
        }
    }
}
