using SemGeo.Vision.Inference;
using static TorchSharp.torch;

namespace SemGeo.Vision.Explanation;

/// <summary>The number of a photo that is explained: the logit of a cell, or the logarithm of the summed probability of several.</summary>
internal sealed record TargetScore(int Head, IReadOnlyList<int> Cells)
{
    /// <summary>Checks a target against a model and finds the cell that it leaves open.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The model has no such head or cell.</exception>
    public static TargetScore Resolve(ExplanationTarget target, GeoModel model, ReadOnlySpan<float> pixels)
    {
        var heads = model.Spec.Heads;
        if (target.Head >= heads.Count)
            throw new ArgumentOutOfRangeException(nameof(target), target.Head, $"The model has the heads 0 to {heads.Count - 1} ({string.Join(", ", heads.Select(head => head.Name))}).");
        var cells = heads[target.Head].Cells;
        foreach (var cell in target.Cells ?? [])
        {
            if (cell < 0 || cell >= cells)
                throw new ArgumentOutOfRangeException(nameof(target), cell, $"Head '{heads[target.Head].Name}' has the cells 0 to {cells - 1}.");
        }

        return new TargetScore(target.Head, target.Cells ?? MostProbable(target.Head, model, pixels));
    }

    /// <summary>The score of each photo, [n].</summary>
    public Tensor Of(Tensor[] logits)
    {
        if (Cells.Count == 1)
            return logits[Head].select(1, Cells[0]);
        var cells = tensor(Cells.Select(cell => (long)cell).ToArray(), device: logits[Head].device);
        return logits[Head].log_softmax(1).index_select(1, cells).logsumexp(1);
    }

    private static IReadOnlyList<int> MostProbable(int head, GeoModel model, ReadOnlySpan<float> pixels)
    {
        var probabilities = new float[model.ClassCount];
        model.Predict(pixels, 1, 1, probabilities);
        return ExplanationTarget.MostProbable(model.Spec, probabilities, head).Cells!;
    }
}
