namespace SemGeo.Vision.Distributed;

/// <summary>Processes that train together could not start, or have lost one another.</summary>
public sealed class DistributedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="lostRanks">The processes that do not answer any more, where that is known.</param>
    /// <param name="innerException">The cause.</param>
    public DistributedException(string message, IReadOnlyList<int>? lostRanks = null, Exception? innerException = null)
        : base(message, innerException) => LostRanks = lostRanks ?? [];

    /// <summary>The ranks of the processes that do not answer any more; empty where it is not known which.</summary>
    public IReadOnlyList<int> LostRanks { get; }
}
