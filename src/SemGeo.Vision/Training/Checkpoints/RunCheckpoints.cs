using System.Text.Json;
using System.Text.Json.Serialization;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Training.Steps;
using SemGeo.Vision.Weights;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training.Checkpoints;

/// <summary>Keeps a run in its folder and brings it back: weights, momentum, average, best weights, and where it is.</summary>
internal sealed class RunCheckpoints(CheckpointFolder folder, GeoNetwork network, TrainingStep step, BestWeights best, IReadOnlyDictionary<string, string> identity)
{
    /// <summary>How a run's state is written: NaN and infinity are results of validations too.</summary>
    public static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    // What is read was written by someone, and may be nothing that a run writes.
    private static readonly JsonSerializerOptions Strict = new(Json) { RespectNullableAnnotations = true, AllowDuplicateProperties = false };

    private const string StateFile = "state.json", IdentityFile = "run.json";

    /// <summary>Keeps the run as it is now, between two steps.</summary>
    public void Save(RunState state) => folder.Write(writer =>
    {
        foreach (var (file, tensors) in Tensors())
        {
            if (tensors.Count > 0)
                writer.Write(file, stream => TensorFile.Write(stream, tensors));
        }

        writer.Write(IdentityFile, stream => JsonSerializer.Serialize(stream, identity, Json));
        writer.Write(StateFile, stream => JsonSerializer.Serialize(stream, state, Json));
    });

    /// <summary>Puts the newest whole checkpoint into the network, the optimiser and the best weights.</summary>
    /// <param name="notify">Is told of damaged ones and of the one that was taken.</param>
    /// <returns>Where the run is; null where there is no checkpoint.</returns>
    /// <exception cref="CheckpointMismatchException">It is of a run with other options or photos.</exception>
    /// <exception cref="CheckpointException">All checkpoints are damaged.</exception>
    public RunState? Load(Action<string> notify)
    {
        if (folder.ReadNewest(Read, notify) is not { } found)
            return null;
        if (found.Codec is { } codec)
            notify(codec);
        notify($"The run goes on from '{found.Path}': epoch {found.State.Epoch}, {found.State.ImagesSeen} photos seen.");
        return found.State;
    }

    /// <exception cref="InvalidDataException">It is damaged.</exception>
    private Found Read(string path, CheckpointManifest manifest)
    {
        foreach (var file in new[] { IdentityFile, StateFile })
            manifest.Require(file);
        var saved = RunIdentity.History.Read(Read<Dictionary<string, string>>(path, IdentityFile));
        var codec = (Was: saved.GetValueOrDefault(RunIdentity.PhotoCodec, ""), Is: identity.GetValueOrDefault(RunIdentity.PhotoCodec, ""));
        var differences = RunIdentity.History.Differences(new Dictionary<string, string>(saved) { [RunIdentity.PhotoCodec] = codec.Is }, identity);
        if (differences.Count > 0)
            throw new CheckpointMismatchException(path, differences);
        var state = Read<RunState>(path, StateFile);
        if (state.FindFault(network.Mixtures.Count) is { } fault)
            throw new InvalidDataException($"{StateFile} has {fault}");
        best.Resume(state.Validations);
        foreach (var (file, tensors) in Tensors())
        {
            if (tensors.Count == 0)
                continue;
            manifest.Require(file);
            try
            {
                using var stream = File.OpenRead(Path.Combine(path, file));
                TensorFile.Read(stream, tensors);
            }
            catch (WeightFormatException e)
            {
                throw new InvalidDataException($"{file}: {e.Message.TrimEnd('.')}", e);
            }
        }

        return new Found(path, state, codec.Was == codec.Is ? null
            : $"The photos were decoded by {codec.Was} so far and are by {codec.Is} from here on: their pixels may differ a little, so that the weights are not to the bit those of a run that was never ended.");
    }

    private IEnumerable<(string File, IReadOnlyList<(string Name, Tensor Tensor)> Tensors)> Tensors() =>
    [
        ("weights.safetensors", NetworkTensors.Of(network)),
        ("momentum.safetensors", step.Optimizer.State),
        ("average.safetensors", step.Average?.State ?? []),
        ("best.safetensors", best.State),
    ];

    private static T Read<T>(string folder, string file)
        where T : class
    {
        using var stream = File.OpenRead(Path.Combine(folder, file));
        try
        {
            return JsonSerializer.Deserialize<T>(stream, Strict) ?? throw new JsonException("It is empty");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"{file} cannot be read ({e.Message.TrimEnd('.')})", e);
        }
    }

    /// <summary>A checkpoint that was read.</summary>
    /// <param name="Path">Its folder.</param>
    /// <param name="State">Where the run is.</param>
    /// <param name="Codec">What is to be said of the photos' decoding, if anything is.</param>
    private sealed record Found(string Path, RunState State, string? Codec);
}
