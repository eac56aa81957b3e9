using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training;

/// <summary>
/// The loss of a batch: for each head the cross entropy averaged over the photos that have a label for it, summed over the heads (paper, 3.1.3). A head
/// without any label in the batch contributes 0.
/// </summary>
internal sealed class SummedCrossEntropy(IReadOnlyList<double> weights)
{
    private const long Missing = -1;

    /// <summary>Each head's mean loss [heads] and their weighted sum, both with gradients. The tensors belong to the surrounding scope.</summary>
    /// <param name="logits">The logits [n, cells] of each head.</param>
    /// <param name="labels">The class of photo i for head h at [i * heads + h], -1 where it is missing.</param>
    /// <param name="labelled">Receives the number of labelled photos of each head.</param>
    public (Tensor Heads, Tensor Sum) Compute(Tensor[] logits, ReadOnlySpan<int> labels, Span<int> labelled)
    {
        var losses = new Tensor[logits.Length];
        var classes = new long[labels.Length / logits.Length];
        Tensor? sum = null;
        for (var head = 0; head < logits.Length; head++)
        {
            labelled[head] = 0;
            for (var photo = 0; photo < classes.Length; photo++)
            {
                classes[photo] = labels[photo * logits.Length + head];
                labelled[head] += classes[photo] == Missing ? 0 : 1;
            }

            // The mean of no label at all would be 0 / 0, so the sum is divided here.
            var total = nn.functional.cross_entropy(logits[head], Upload(classes, logits[head].device), null, Missing, nn.Reduction.Sum);
            losses[head] = total / (double)Math.Max(1, labelled[head]);
            var weighted = losses[head] * weights[head];
            sum = sum is null ? weighted : sum + weighted;
        }

        return (stack(losses), sum!);
    }

    private static Tensor Upload(ReadOnlySpan<long> classes, Device device)
    {
        var target = empty([classes.Length], dtype: ScalarType.Int64);
        MemoryMarshal.AsBytes(classes).CopyTo(target.bytes);
        return target.to(device);
    }
}
