using System.Runtime.InteropServices;
using SemGeo.Geography;
using SemGeo.Inference;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Hosting;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Weights;
using static TorchSharp.torch;

namespace SemGeo.Vision.Inference;

/// <summary>A network with its weights on a device: what is trained, saved, loaded and asked for probabilities.</summary>
/// <remarks>
/// <see cref="Predict"/> may be called by several threads at once. <see cref="Share"/> gives another owner of the same network; the network is freed when
/// its last owner is disposed and the last prediction has returned. The same weights, pixels, batch and threads give the same bits in every process.
/// </remarks>
public sealed class GeoModel : IDisposable
{
    // Photos go through the network in slices of 32 crops of 224x224 (or as many pixels), so that memory does not grow with the batch.
    private const int SliceLength = 32 * 224 * 224 * 3;

    private readonly NetworkHost<GeoNetwork> _host;
    private readonly FoldedNetwork _folded;

    private GeoModel(GeoModelSpec spec, NetworkHost<GeoNetwork> host, FoldedNetwork folded)
        => (Spec, _host, _folded, ClassCount) = (spec, host, folded, spec.Heads.Sum(head => head.Cells));

    /// <summary>What the network is and expects.</summary>
    public GeoModelSpec Spec { get; }

    /// <summary>Where the network computes.</summary>
    public GeoDevice Device => _host.Device;

    /// <summary>The number of threads that libtorch computes with for each calling thread; 0 for all processors.</summary>
    public int Threads => _host.Threads;

    /// <summary>The number of probabilities of a photo: the cells of all heads.</summary>
    public int ClassCount { get; }

    /// <summary>Creates a model with starting weights. The caller disposes it.</summary>
    /// <param name="spec">What the network is.</param>
    /// <param name="seed">The seed of the starting weights.</param>
    /// <param name="compute">Where it computes; null for the CPU with all processors.</param>
    /// <exception cref="ArgumentException">The spec or the options are wrong.</exception>
    /// <exception cref="GpuUnavailableException">The GPU asked for is not there.</exception>
    public static GeoModel Create(GeoModelSpec spec, int seed = 0, ComputeOptions? compute = null)
        => Build(spec, compute, network =>
        {
            NetworkInitializer.Initialize(network, seed);
            network.Backbone.Noise.Seed = seed;
        });

    /// <summary>Creates a model with weights that <see cref="SaveWeights"/> wrote. The caller disposes it.</summary>
    /// <param name="spec">What the network is.</param>
    /// <param name="readPart">
    /// Called once a part, in order, with the part's name and an action that reads it from the stream it is given; returns false if there is no such part.
    /// </param>
    /// <param name="compute">Where it computes; null for the CPU with all processors.</param>
    /// <exception cref="ArgumentException">The spec or the options are wrong.</exception>
    /// <exception cref="GpuUnavailableException">The GPU asked for is not there.</exception>
    /// <exception cref="WeightFormatException">A part is absent, corrupt or cut off.</exception>
    /// <exception cref="WeightMismatchException">The weights are not those of this network.</exception>
    public static GeoModel Load(GeoModelSpec spec, Func<string, Action<Stream>, bool> readPart, ComputeOptions? compute = null)
    {
        ArgumentNullException.ThrowIfNull(readPart);
        return Build(spec, compute, network => NetworkWeights.Load(network, readPart));
    }

    /// <summary>Saves the weights in parts: see <see cref="NetworkWeights.Save(nn.Module, Action{string, Action{Stream}}, long)"/>.</summary>
    /// <param name="writePart">Called once a part, in order, with the part's name and an action that writes it to the stream it is given.</param>
    /// <param name="maxPartLength">The most bytes of data in a part.</param>
    /// <exception cref="ObjectDisposedException">The model has been disposed.</exception>
    public void SaveWeights(Action<string, Action<Stream>> writePart, long maxPartLength = NetworkWeights.DefaultMaxPartLength)
        => Read(network => NetworkWeights.Save(network, writePart, maxPartLength));

    /// <summary>Takes over what another model has learnt: its backbone, and of the heads what is said. What is not said keeps its weights.</summary>
    /// <param name="source">The other model, with the same backbone; it is not changed.</param>
    /// <param name="heads">For each head of this model what it takes over, or null for nothing.</param>
    /// <exception cref="ArgumentException">There are not as many entries as heads, or one names a head or cell that is not there.</exception>
    /// <exception cref="WeightMismatchException">The backbones differ.</exception>
    /// <exception cref="ObjectDisposedException">A model has been disposed.</exception>
    public void TakeOver(GeoModel source, IReadOnlyList<HeadTransfer?> heads)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(heads);
        if (heads.Count != Spec.Heads.Count)
            throw new ArgumentException($"There are {heads.Count} entries for {Spec.Heads.Count} heads, one is needed for each.", nameof(heads));
        foreach (var (head, transfer) in Spec.Heads.Zip(heads))
        {
            if (transfer is null)
                continue;
            if (transfer.SourceHead < 0 || transfer.SourceHead >= source.Spec.Heads.Count || transfer.SourceCells.Count != head.Cells
                || transfer.SourceCells.Any(cell => cell < -1 || cell >= source.Spec.Heads[transfer.SourceHead].Cells))
                throw new ArgumentException($"Head '{head.Name}' cannot take over what is not there: head {transfer.SourceHead} of {source.Spec.Heads.Count}, {transfer.SourceCells.Count} cells for {head.Cells}.", nameof(heads));
        }

        source.Read(from => Change(to => ModelTransfer.Copy(from, to, heads)));
    }

    /// <summary>Sets weights from a file of another's making, such as torchvision's ImageNet weights; nobody may predict meanwhile.</summary>
    /// <param name="weights">The file, and how to take it.</param>
    /// <returns>What became of every tensor.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="WeightFormatException">The file is damaged, or holds something other than tensors. The model's weights are undefined then.</exception>
    /// <exception cref="WeightMismatchException">The weights are not those of this network, and no partial load was asked for. The model's weights are undefined then.</exception>
    /// <exception cref="ObjectDisposedException">The model has been disposed.</exception>
    public WeightReport LoadWeights(PretrainedWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        WeightReport? report = null;
        Change(network => report = PretrainedLoading.Load(network, weights));
        return report!;
    }

    /// <summary>Another owner of the same network: each is disposed on its own.</summary>
    /// <param name="threads">The number of threads that libtorch computes with for each thread that calls the new owner, 0 for all processors; null for as many as here.</param>
    /// <exception cref="ObjectDisposedException">The model has been disposed.</exception>
    public GeoModel Share(int? threads = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads ?? 0);
        return new GeoModel(Spec, _host.Share(threads), _folded);
    }

    /// <summary>Predicts the probabilities of all cells of all heads.</summary>
    /// <param name="pixels">Normalised pixels, interleaved: photo by photo, crop by crop, row by row, red, green, blue of each pixel; or embedding by embedding.</param>
    /// <param name="photos">The number of photos, at least 1.</param>
    /// <param name="crops">The number of crops of each photo, at least 1. The softmax is applied to each crop.</param>
    /// <param name="probabilities">Receives <see cref="ClassCount"/> values for each photo: head after head, fine to coarse.</param>
    /// <param name="merging">How the probabilities of a photo's crops become one.</param>
    /// <param name="precision">What the backbone computes with; of embeddings nothing is computed but the heads, in single precision.</param>
    /// <exception cref="ArgumentException">
    /// The number of pixels is not photos x crops x InputSize x InputSize x 3 (photos x EmbeddingSize), or that of probabilities not photos x <see cref="ClassCount"/>.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The model has been disposed.</exception>
    public void Predict(
        ReadOnlySpan<float> pixels, int photos, int crops, Span<float> probabilities, CropMerging merging = CropMerging.Mean, ComputePrecision precision = ComputePrecision.Single)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(photos);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(crops);
        var expected = (long)Spec.Shape.Length * photos * crops;
        if (pixels.Length != expected)
        {
            var input = Spec.Shape.IsEmbedding ? $"{photos * crops} {Spec.Shape}" : $"{photos} photos x {crops} crops of {Spec.InputSize}x{Spec.InputSize}";
            throw new ArgumentException($"{input} take {expected} numbers, but {pixels.Length} were given.", nameof(pixels));
        }

        if (probabilities.Length != (long)photos * ClassCount)
            throw new ArgumentException($"{photos} photos x {ClassCount} classes give {(long)photos * ClassCount} probabilities, but there is room for {probabilities.Length}.", nameof(probabilities));

        using var use = _host.Begin();
        using var threads = new TorchThreads(Threads);
        using var noGrad = no_grad();
        using var prediction = _folded.BeginPrediction();
        var photoLength = pixels.Length / photos;
        var slice = Math.Max(1, SliceLength / photoLength);
        for (var start = 0; start < photos; start += slice)
        {
            var count = Math.Min(slice, photos - start);
            PredictSlice(use.Network, pixels.Slice(start * photoLength, count * photoLength), count, crops, probabilities.Slice(start * ClassCount, count * ClassCount), merging, precision);
        }
    }

    /// <summary>Says where a head that is a mixture has its highest density.</summary>
    /// <param name="pixels">Normalised pixels, interleaved: photo by photo, crop by crop, row by row, red, green, blue of each pixel.</param>
    /// <param name="photos">The number of photos, at least 1.</param>
    /// <param name="crops">The number of crops of each photo, at least 1; the weights of the distributions are averaged over them.</param>
    /// <param name="head">The number of the head.</param>
    /// <exception cref="ArgumentException">The number of pixels is wrong, or the head is no mixture.</exception>
    /// <exception cref="ObjectDisposedException">The model has been disposed.</exception>
    public GeoCoordinate[] Locate(ReadOnlySpan<float> pixels, int photos, int crops, int head = 0)
    {
        if (Spec.Heads[head].Kind != HeadKind.Mixture)
            throw new ArgumentException($"Head '{Spec.Heads[head].Name}' says the probability of cells, it has no density.", nameof(head));
        var probabilities = new float[photos * ClassCount];
        Predict(pixels, photos, crops, probabilities);
        var start = Spec.Heads.Take(head).Sum(other => other.Cells);
        GeoCoordinate[] coordinates = [];
        Read(network =>
        {
            using var scope = NewDisposeScope();
            using var noGrad = no_grad();
            var weights = tensor(probabilities).view(photos, ClassCount).narrow(1, start, Spec.Heads[head].Cells).to(Device.ToTorch());
            coordinates = UnitVectors.ToCoordinates(network.Mixtures[head]!.Mode(weights.log()));
        });
        return coordinates;
    }

    /// <summary>Lets go of the network. Disposing again does nothing.</summary>
    public void Dispose() => _host.Dispose();

    /// <summary>Runs an action on the network, which is not freed meanwhile and not changed by the action.</summary>
    internal void Read(Action<GeoNetwork> action) => _host.Use(action);

    /// <summary>Runs an action on the network that may change it. Nobody may predict meanwhile.</summary>
    internal void Change(Action<GeoNetwork> action) => Read(network =>
    {
        using var change = _folded.BeginChange();
        action(network);
    });

    /// <summary>What a batch holds as the network takes it: on its device, and of the type that its backbone is to compute with. It belongs to the surrounding scope.</summary>
    internal Tensor ToInput(ReadOnlySpan<float> pixels, int count, ComputePrecision precision)
        => Spec.Shape.IsEmbedding ? _host.ToInput(pixels, count) : _host.ToInput(pixels, count, Spec.InputSize, Spec.InputSize, precision);

    /// <summary>Makes a model of a network of any kind, which it owns from then on.</summary>
    internal static GeoModel Wrap(GeoModelSpec spec, GeoNetwork network, GeoDevice device, int threads)
        => Of(spec, NetworkHost<GeoNetwork>.Own(network, device, threads, IsChannelsLast(spec), Disposed));

    private static GeoModel Build(GeoModelSpec spec, ComputeOptions? compute, Action<GeoNetwork> setWeights)
    {
        ArgumentNullException.ThrowIfNull(spec);
        spec.Validate();
        return Of(spec, NetworkHost<GeoNetwork>.Create(compute ?? new ComputeOptions(), IsChannelsLast(spec), Create, setWeights, Disposed));

        GeoNetwork Create() => new(spec.CreateBackbone(), spec.Heads.Select(head => head.Cells), [.. spec.Heads.Select(head => head.Kind)]);
    }

    private static bool IsChannelsLast(GeoModelSpec spec) => !spec.Shape.IsEmbedding && ChannelsLast.IsFasterFor(spec.InputSize);

    private static GeoModel Of(GeoModelSpec spec, NetworkHost<GeoNetwork> host)
    {
        using var use = host.Begin();
        return new GeoModel(spec, host, new FoldedNetwork(use.Network));
    }

    private void PredictSlice(GeoNetwork network, ReadOnlySpan<float> pixels, int photos, int crops, Span<float> probabilities, CropMerging merging, ComputePrecision precision)
    {
        using var scope = NewDisposeScope();
        var input = ToInput(pixels, photos * crops, precision);
        var merged = network.call(input).Select(logits => MergeCrops(logits.softmax(1), photos, crops, merging)).ToList();
        MemoryMarshal.Cast<byte, float>(cat(merged, 1).cpu().bytes).CopyTo(probabilities);
    }

    private static Tensor MergeCrops(Tensor probabilities, int photos, int crops, CropMerging merging)
    {
        if (crops == 1)
            return probabilities;
        var perCrop = probabilities.view(photos, crops, -1);
        if (merging == CropMerging.Mean)
            return perCrop.mean(new long[] { 1 });
        var highest = perCrop.max(1).values;
        return highest / highest.sum(1, true);
    }

    private static ObjectDisposedException Disposed() => new(nameof(GeoModel), "The model has been disposed. Keep an owner of your own with Share() where it is needed longer.");
}
