using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training.Team;

/// <summary>The counts and losses of one step: of this process until they are summed, then of all.</summary>
internal sealed class StepTotals(int heads)
{
    private const int Batches = 0, PhotoCount = 1, Cancellations = 2, TimeUps = 3, Header = 4;

    private readonly double[] _values = new double[Header + 2 * heads];

    /// <summary>The numbers to sum over the processes.</summary>
    public Span<double> Values => _values;

    /// <summary>Whether any process had a batch; its share may have been empty.</summary>
    public bool HasBatch => _values[Batches] > 0;

    /// <summary>The photos learnt from.</summary>
    public int Photos => (int)_values[PhotoCount];

    /// <summary>Whether any process was cancelled.</summary>
    public bool IsCancelled => _values[Cancellations] > 0;

    /// <summary>Whether the process that leads says that the time is used up.</summary>
    public bool IsTimeUp => _values[TimeUps] > 0;

    /// <summary>The number of photos that a head learns from.</summary>
    public long UsedBy(int head) => (long)_values[Header + head];

    /// <summary>A head's loss, summed over them.</summary>
    public double LossOf(int head) => _values[Header + heads + head];

    /// <summary>A head's mean loss; 0 where it has nothing to learn from.</summary>
    public double MeanOf(int head) => LossOf(head) / Math.Max(1, UsedBy(head));

    /// <summary>The first head whose loss is infinite or no number; null where all are finite.</summary>
    public int? Diverged
    {
        get
        {
            for (var head = 0; head < heads; head++)
            {
                if (!double.IsFinite(LossOf(head)))
                    return head;
            }

            return null;
        }
    }

    /// <summary>Begins a step.</summary>
    /// <param name="hasBatch">Whether this process has a batch.</param>
    /// <param name="isCancelled">Whether it was cancelled.</param>
    /// <param name="isTimeUp">Whether it leads, and the time is used up.</param>
    public void Start(bool hasBatch, bool isCancelled, bool isTimeUp)
    {
        Array.Clear(_values);
        (_values[Batches], _values[Cancellations], _values[TimeUps]) = (hasBatch ? 1 : 0, isCancelled ? 1 : 0, isTimeUp ? 1 : 0);
    }

    /// <summary>Takes in what this process computed.</summary>
    public void Add(int photos, ReadOnlySpan<int> used, Tensor[] losses)
    {
        _values[PhotoCount] += photos;
        var sums = MemoryMarshal.Cast<byte, float>(stack(losses).detach().cpu().bytes);
        for (var head = 0; head < heads; head++)
        {
            _values[Header + head] += used[head];
            _values[Header + heads + head] += sums[head];
        }
    }
}
