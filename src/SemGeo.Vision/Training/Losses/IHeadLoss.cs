using System.Runtime.InteropServices;
using SemGeo.Geography;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training.Losses;

/// <summary>The loss of one head.</summary>
internal interface IHeadLoss
{
    /// <summary>Whether the head learns from a photo.</summary>
    bool Uses(HeadTarget target);

    /// <summary>The losses of the photos that are used, summed: a float32 number with a gradient. Others are <see cref="HeadTarget.None"/> and contribute 0.</summary>
    /// <param name="logits">The logits [n, cells].</param>
    /// <param name="targets">A target for each photo.</param>
    Tensor Sum(Tensor logits, ReadOnlySpan<HeadTarget> targets);
}

/// <summary>What a head should say of one photo.</summary>
/// <param name="Cell">The cell, -1 where it is missing.</param>
/// <param name="Coordinate">Where the photo was taken, or missing.</param>
internal readonly record struct HeadTarget(int Cell, GeoCoordinate Coordinate)
{
    /// <summary>A photo that the head does not learn from.</summary>
    public static HeadTarget None { get; } = new(-1, GeoCoordinate.Missing);
}

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
