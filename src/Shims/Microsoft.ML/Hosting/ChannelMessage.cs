namespace Microsoft.ML.Runtime;

/// <summary>A log message.</summary>
public readonly struct ChannelMessage
{
    /// <summary>How much the message matters.</summary>
    public readonly ChannelMessageKind Kind;

    /// <summary>What the message may give away.</summary>
    public readonly MessageSensitivity Sensitivity;

    private readonly string _format;
    private readonly object[]? _args;

    internal ChannelMessage(ChannelMessageKind kind, MessageSensitivity sensitivity, string format, object[]? args = null)
    {
        Contracts.CheckNonEmpty(format, args is null ? "message" : "fmt");
        Contracts.CheckParam(args is not { Length: 0 }, nameof(args), "args cannot be null or empty");
        Kind = kind;
        Sensitivity = sensitivity;
        _format = format;
        _args = args;
    }

    /// <summary>The text, formatted here.</summary>
    public string Message => _args is null ? _format : string.Format(_format, _args);
}
