using SemGeo.Vision.Networks;
using SemGeo.Vision.Weights.PyTorch;

namespace SemGeo.Vision.Weights;

/// <summary>Loads the weights of a file of another's making into a network.</summary>
internal static class PretrainedLoading
{
    // Files from before PyTorch 0.4.1, such as torchvision's first ones, lack these counters, and nothing here uses them.
    private const string Counter = ".num_batches_tracked";

    // Where a tar archive has the name of its format.
    private const int TarMark = 257;

    /// <summary>Loads a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="WeightFormatException">The file is damaged or refused.</exception>
    /// <exception cref="WeightMismatchException">It does not fit, and no partial load was asked for.</exception>
    public static WeightReport Load(GeoNetwork network, PretrainedWeights options)
    {
        options.Validate();
        using var stream = File.OpenRead(options.Path);
        try
        {
            return Load(network, stream, options);
        }
        catch (WeightFormatException error)
        {
            throw new WeightFormatException($"{options.Path}: {error.Message}", error);
        }
    }

    /// <summary>Loads a file that is open; the stream can seek.</summary>
    public static WeightReport Load(GeoNetwork network, Stream stream, PretrainedWeights options)
    {
        using var file = Open(stream);
        var names = WeightNames.For(file.Tensors, NetworkTensors.Of(network).ConvertAll(entry => (entry.Name, entry.Tensor.shape)));
        if (names.NeedsSamePadding && network.Backbone is EfficientNet { HasSamePadding: false })
        {
            throw new WeightFormatException(
                $"The weights are of the package efficientnet_pytorch, which pads as TensorFlow does; in the backbone '{network.Backbone.GetName()}' they would give other numbers. Use the backbone 'tf_efficientnet_b...' of the same size.");
        }

        var loading = new WeightLoading(network);
        var skipped = new List<string>();
        file.ReadAll((info, read) =>
        {
            if (names.IsHead(info.Name) && !options.KeepHeads)
                skipped.Add(info.Name);
            else
                loading.Offer(names.InNetwork(info.Name), info, read);
        });
        return loading.Complete(
            !options.AllowPartial, skipped, names: names, mayBeMissing: name => name.EndsWith(Counter, StringComparison.Ordinal) || (!options.KeepHeads && !name.StartsWith(WeightNames.OwnBackbone, StringComparison.Ordinal)));
    }

    /// <summary>Opens a safetensors or PyTorch file, told apart by their content; the stream can seek.</summary>
    public static ITensorFile Open(Stream stream)
    {
        Span<byte> begin = stackalloc byte[TarMark + 5];
        var read = stream.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (begin[..read][Math.Min(TarMark, read)..].SequenceEqual("ustar"u8))
            throw new WeightFormatException("The file is a tar archive, as the first versions of PyTorch wrote them. Load it in a PyTorch of today and save it again with torch.save(model.state_dict(), path).");
        return PyTorchCheckpoint.IsOne(begin[..read]) ? new PyTorchCheckpoint(stream) : new SafeTensorsFile(stream);
    }
}
