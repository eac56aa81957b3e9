using Microsoft.ML.Runtime;
using SemGeo.Tables;

namespace SemGeo.ML.Collections;

/// <summary>A collection that counts its positions by itself.</summary>
internal interface ICountsPositions
{
    /// <summary>Counts them, in a pass where they are not known.</summary>
    PositionReport CountPositions();
}

/// <summary>Writes to ML.NET's log, once a collection, what became of its positions: photos without one as information, what could not be used as
/// warnings.</summary>
internal sealed class PositionLog(IHostEnvironment environment, string loader)
{
    /// <summary>The channel, by which the messages are found in the log.</summary>
    public const string Channel = "Positions";

    private readonly IHost _host = environment.Register(loader, seed: 0);
    private int _isWritten;

    /// <summary>Writes a line for each kind.</summary>
    public void Write(PositionReport report)
    {
        if (Interlocked.Exchange(ref _isWritten, 1) != 0)
            return;
        using var channel = _host.Start(Channel);
        if (report.MissingLine is { } missing)
            channel.Info(MessageSensitivity.None, "{0}", missing);
        foreach (var line in report.Faults())
            channel.Warning(MessageSensitivity.None, "{0}", line);
    }
}
