using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>A message of a context's log.</summary>
public class LoggingEventArgs : EventArgs
{
    /// <summary>Makes an event of a finished text.</summary>
    public LoggingEventArgs(string message)
    {
        Message = message;
    }

    /// <summary>Makes an event; <see cref="Message"/> is composed of the parts.</summary>
    public LoggingEventArgs(string message, ChannelMessageKind kind, string source)
    {
        RawMessage = message;
        Kind = kind;
        Source = source;
        Message = $"[Source={Source}, Kind={Kind}] {RawMessage}";
    }

    /// <summary>The component and its channel, such as <c>Trainer; Training</c>.</summary>
    public string? Source { get; }

    /// <summary>How much the message matters.</summary>
    public ChannelMessageKind Kind { get; }

    /// <summary>The text with source and kind before it.</summary>
    public string Message { get; }

    /// <summary>The text alone.</summary>
    public string? RawMessage { get; }
}
