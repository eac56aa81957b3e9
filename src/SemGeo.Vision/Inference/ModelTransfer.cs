using SemGeo.Vision.Networks;
using SemGeo.Vision.Weights;
using static TorchSharp.torch;

namespace SemGeo.Vision.Inference;

/// <summary>Copies a trained network's backbone and parts of its heads into another network.</summary>
internal static class ModelTransfer
{
    private const string Backbone = "backbone.";

    /// <summary>Whether a tensor's name is one of the backbone.</summary>
    public static bool IsOfBackbone(string name) => name.StartsWith(Backbone, StringComparison.Ordinal);

    /// <exception cref="WeightMismatchException">The backbones differ.</exception>
    public static void Copy(GeoNetwork source, GeoNetwork target, IReadOnlyList<HeadTransfer?> heads)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        CopyBackbone(source, target);
        for (var head = 0; head < heads.Count; head++)
        {
            if (heads[head] is { } transfer)
                CopyHead(source, target, head, transfer);
        }
    }

    private static void CopyBackbone(GeoNetwork source, GeoNetwork target)
    {
        var from = NetworkTensors.Of(source).Where(entry => IsOfBackbone(entry.Name)).ToDictionary(entry => entry.Name, entry => entry.Tensor);
        var to = NetworkTensors.Of(target).Where(entry => IsOfBackbone(entry.Name)).ToList();
        var missing = to.Where(entry => !from.ContainsKey(entry.Name)).Select(entry => entry.Name).ToList();
        var unexpected = from.Keys.Except(to.Select(entry => entry.Name)).ToList();
        var mismatched = to.Where(entry => from.TryGetValue(entry.Name, out var tensor) && !tensor.shape.SequenceEqual(entry.Tensor.shape))
            .Select(entry => new WeightMismatch(entry.Name, $"[{string.Join(", ", entry.Tensor.shape)}]", $"[{string.Join(", ", from[entry.Name].shape)}]")).ToList();
        if (missing.Count + unexpected.Count + mismatched.Count > 0)
            throw new WeightMismatchException(new WeightReport([], missing, unexpected, mismatched));
        foreach (var (name, tensor) in to)
            tensor.copy_(from[name]);
    }

    private static void CopyHead(GeoNetwork source, GeoNetwork target, int head, HeadTransfer transfer)
    {
        var (from, to) = (source.Heads[transfer.SourceHead], target.Heads[head]);
        var matched = Enumerable.Range(0, transfer.SourceCells.Count).Where(cell => transfer.SourceCells[cell] >= 0).ToArray();
        if (matched.Length == 0)
            return;
        var device = to.weight!.device;
        var targets = tensor(matched.Select(cell => (long)cell).ToArray()).to(device);
        var sources = tensor(matched.Select(cell => (long)transfer.SourceCells[cell]).ToArray()).to(from.weight!.device);
        Copy(from.weight, to.weight);
        Copy(from.bias!, to.bias!);

        // A mixture whose cells are not all known starts anew: its distributions belong together.
        if (source.Mixtures[transfer.SourceHead] is { } mixture && target.Mixtures[head] is { } started && matched.Length == transfer.SourceCells.Count)
        {
            foreach (var (one, other) in NetworkTensors.Of(mixture).Zip(NetworkTensors.Of(started)))
                Copy(one.Tensor, other.Tensor);
        }

        void Copy(Tensor values, Tensor into) => into.detach().index_copy_(0, targets, values.detach().index_select(0, sources).to(device));
    }
}

/// <summary>What a head takes over from a head of another model.</summary>
/// <param name="SourceHead">The number of the other model's head.</param>
/// <param name="SourceCells">For each cell of the head the cell of the other one, or -1 where there is none: it keeps its weights.</param>
public sealed record HeadTransfer(int SourceHead, IReadOnlyList<int> SourceCells);
