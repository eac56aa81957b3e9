using TorchSharp;
using static TorchSharp.torch;

namespace SemGeo.Benchmarks.Plain;

/// <summary>An epoch from JPEG files: TorchVision's transforms behind TorchSharp's DataLoader.</summary>
internal sealed class PlainEpoch : IDisposable
{
    private readonly PlainNetwork _network;
    private readonly utils.data.Dataset _photos;
    private readonly int _batch;
    private readonly int _workers;

    public PlainEpoch(PlainNetwork network, long[] cells, string folder, int workers, int size, int batch, int steps)
    {
        torchvision.io.DefaultImager = new torchvision.io.SkiaImager();
        (_network, _batch, _workers) = (network, batch, workers);
        _photos = new Photos([.. Directory.GetFiles(folder, "*.jpg").Order()], cells, size, batch * steps);
        network.Model.train();
    }

    public void Run()
    {
        using var loader = utils.data.DataLoader(_photos, _batch, shuffle: true, num_worker: _workers);
        foreach (var batch in loader)
        {
            using var scope = NewDisposeScope();
            _network.Train(batch["photo"], batch["labels"]);
            foreach (var tensor in batch.Values)
                tensor.Dispose();
        }
    }

    public void Dispose() => _photos.Dispose();

    private sealed class Photos(string[] files, long[] cells, int size, int count) : utils.data.Dataset
    {
        private readonly torchvision.ITransform _transform = torchvision.transforms.Compose(
            torchvision.transforms.Resize(320),
            torchvision.transforms.RandomResizedCrop(size, size, 0.66, 1.0, 3.0 / 4, 4.0 / 3),
            torchvision.transforms.HorizontalFlip(),
            torchvision.transforms.ConvertImageDtype(ScalarType.Float32),
            torchvision.transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]));

        public override long Count => count;

        public override Dictionary<string, Tensor> GetTensor(long index)
        {
            using var scope = NewDisposeScope();

            // TorchVision's Normalize looks for the channels where a batch has them.
            var photo = torchvision.io.read_image(files[index % files.Length], torchvision.io.ImageReadMode.RGB).unsqueeze(0);
            return new Dictionary<string, Tensor>
            {
                ["photo"] = _transform.call(photo).squeeze(0).MoveToOuterDisposeScope(),
                ["labels"] = tensor([.. cells.Select(cell => index % cell)]).MoveToOuterDisposeScope(),
            };
        }
    }
}
