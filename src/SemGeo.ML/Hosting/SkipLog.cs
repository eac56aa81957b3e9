using Microsoft.ML.Runtime;

namespace SemGeo.ML.Hosting;

/// <summary>Writes to ML.NET's log what a cursor leaves out: the first ten as warnings of their own, and when the cursor is disposed how many there were. For one thread.</summary>
internal sealed class SkipLog(IHost host) : IDisposable
{
    /// <summary>The channel, by which the messages are found in the log.</summary>
    public const string Channel = "Left out";

    private const int Named = 10;

    private long _count;

    /// <summary>Counts a row that is left out.</summary>
    /// <param name="row">Its position in the data.</param>
    /// <param name="what">What it is called, such as the path of a photo; null where there is no name.</param>
    /// <param name="reason">Why.</param>
    public void Add(long row, string? what, string reason)
    {
        if (++_count > Named)
            return;
        using var channel = host.Start(Channel);
        channel.Warning(MessageSensitivity.UserData, "Left out row {0}{1}: {2}", row, string.IsNullOrEmpty(what) ? "" : $" ({what})", reason);
    }

    public void Dispose()
    {
        if (_count <= Named)
            return;
        using var channel = host.Start(Channel);
        channel.Warning(MessageSensitivity.None, "Left out {0} rows, of which the first {1} are named above.", _count, Named);
        _count = 0;
    }
}
