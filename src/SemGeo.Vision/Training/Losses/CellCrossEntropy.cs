using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training.Losses;

/// <summary>The cross entropy of a head's cells against the one cell of each photo (paper, 3.1.3).</summary>
internal sealed class CellCrossEntropy : IHeadLoss
{
    private const long Missing = -1;

    public bool Uses(HeadTarget target) => target.Cell >= 0;

    public Tensor Sum(Tensor logits, ReadOnlySpan<HeadTarget> targets)
        => nn.functional.cross_entropy(logits, Upload(targets, Missing, logits.device), null, Missing, nn.Reduction.Sum);

    /// <summary>The cells [n]; where one is missing <paramref name="missing"/>.</summary>
    public static Tensor Upload(ReadOnlySpan<HeadTarget> targets, long missing, Device device)
    {
        var cells = empty([targets.Length], dtype: ScalarType.Int64);
        var values = MemoryMarshal.Cast<byte, long>(cells.bytes);
        for (var i = 0; i < values.Length; i++)
            values[i] = targets[i].Cell < 0 ? missing : targets[i].Cell;
        return cells.to(device);
    }
}
