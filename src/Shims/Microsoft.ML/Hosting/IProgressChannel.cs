namespace Microsoft.ML.Runtime;

/// <summary>Tells how far a computation is.</summary>
public interface IProgressChannel : IProgressChannelProvider, IDisposable
{
    /// <summary>Says what is measured and how to fetch the measures.</summary>
    void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction);

    /// <summary>Sends the measures of this moment: metrics, then progress, then limits.</summary>
    void Checkpoint(params double?[] values);
}
