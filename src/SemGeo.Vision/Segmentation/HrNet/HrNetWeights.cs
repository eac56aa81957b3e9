using System.Globalization;
using SemGeo.Vision.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SemGeo.Vision.Segmentation.HrNet;

/// <summary>
/// Finds and loads the weights of an HRNet with its decoder: one file whose names begin with "encoder." and "decoder.", or, as the public checkpoint for ADE20K has it, two files
/// without those beginnings.
/// </summary>
internal static class HrNetWeights
{
    private const string Encoder = "encoder.", Decoder = "decoder.", Parallel = "module.";

    private static readonly string[] FileEndings = [".pth", ".pt", ".ckpt", ".safetensors"];

    // The public implementation's batch normalisation counts in three buffers of its own; decoders with deep supervision have a second classification, for training alone.
    private static readonly string[] TrainingParts = ["._tmp_running_mean", "._tmp_running_var", "._running_iter"];
    private static readonly string[] TrainingLayers = ["cbr_deepsup.", "conv_last_deepsup."];

    // Files from before PyTorch 0.4.1 lack these counters, and nothing here uses them.
    private const string Counter = ".num_batches_tracked";

    /// <summary>The files that a text names: one, several with commas between them, or a folder.</summary>
    /// <exception cref="FileNotFoundException">One is not there, or the folder has none.</exception>
    public static IReadOnlyList<string> Find(string weights)
    {
        if (Directory.Exists(weights))
        {
            var inFolder = Directory.EnumerateFiles(weights).Where(file => FileEndings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToArray();
            return inFolder.Length > 0
                ? inFolder
                : throw new FileNotFoundException($"The folder '{weights}' has no weights of a segmenter: put encoder_epoch_30.pth and decoder_epoch_30.pth of HRNetV2-W48-C1 there, or one safetensors file.", weights);
        }

        var files = File.Exists(weights) ? [weights] : weights.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (files.Length == 0 || files.FirstOrDefault(file => !File.Exists(file)) is not null)
        {
            var missing = files.FirstOrDefault(file => !File.Exists(file)) ?? weights;
            throw new FileNotFoundException($"There is no '{missing}', from which the segmenter's weights are read: give a file, the encoder's and the decoder's file with a comma between them, or a folder of both.", missing);
        }

        return files;
    }

    /// <summary>Loads files into a network whose names begin with "encoder." and "decoder.".</summary>
    /// <exception cref="WeightFormatException">A file is damaged or refused.</exception>
    /// <exception cref="WeightMismatchException">The weights are not those of this network.</exception>
    public static WeightReport Load(nn.Module network, IReadOnlyList<string> files)
    {
        var (loading, skipped) = (new WeightLoading(network), new List<string>());
        foreach (var path in files)
        {
            using var stream = File.OpenRead(path);
            try
            {
                Read(stream, loading, skipped);
            }
            catch (WeightFormatException error)
            {
                throw new WeightFormatException($"{path}: {error.Message}", error);
            }
        }

        return Complete(loading, skipped);
    }

    /// <summary>Loads one file that holds encoder and decoder; the stream can seek.</summary>
    public static WeightReport Load(nn.Module network, Stream weights)
    {
        var (loading, skipped) = (new WeightLoading(network), new List<string>());
        Read(weights, loading, skipped);
        return Complete(loading, skipped);
    }

    private static void Read(Stream stream, WeightLoading loading, List<string> skipped)
    {
        using var file = PretrainedLoading.Open(stream);
        var prefix = file.Tensors.All(tensor => tensor.Name.StartsWith(Parallel, StringComparison.Ordinal)) ? Parallel : "";
        var part = PartOf([.. file.Tensors.Select(tensor => tensor.Name[prefix.Length..])]);
        file.ReadAll((info, read) =>
        {
            var name = part + info.Name[prefix.Length..];
            if (IsForTraining(name))
                skipped.Add(info.Name);
            else
                loading.Offer(name, info, read);
        });
    }

    private static WeightReport Complete(WeightLoading loading, List<string> skipped) =>
        loading.Complete(strict: true, skipped, name => name.EndsWith(Counter, StringComparison.Ordinal));

    /// <summary>What the names of a file lack at their beginning.</summary>
    private static string PartOf(string[] names) =>
        names.Any(name => name.StartsWith(Encoder, StringComparison.Ordinal) || name.StartsWith(Decoder, StringComparison.Ordinal)) ? ""
        : names.Contains("conv_last.weight") ? Decoder
        : Encoder;

    private static bool IsForTraining(string name) =>
        TrainingParts.Any(part => name.EndsWith(part, StringComparison.Ordinal)) || TrainingLayers.Any(layer => name.StartsWith(Decoder + layer, StringComparison.Ordinal));
}

/// <summary>A list of modules with gaps, named by their places in it. It computes nothing itself.</summary>
internal sealed class ModuleNames(string name) : torch.nn.Module(name)
{
    /// <summary>Registers a module and returns it.</summary>
    public T Add<T>(int place, T module)
        where T : torch.nn.Module
    {
        register_module(place.ToString(CultureInfo.InvariantCulture), module);
        return module;
    }

    protected override void RegisterComponents()
    {
    }
}
