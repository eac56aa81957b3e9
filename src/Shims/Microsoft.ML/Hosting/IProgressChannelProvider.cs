namespace Microsoft.ML.Runtime;

/// <summary>Opens channels for progress.</summary>
public interface IProgressChannelProvider
{
    /// <summary>Opens a channel for the progress of a computation. Its events reach no listener outside ML.NET.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The name is null or empty.</exception>
    IProgressChannel StartProgressChannel(string name);
}
