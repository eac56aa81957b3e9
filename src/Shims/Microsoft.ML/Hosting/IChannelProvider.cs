namespace Microsoft.ML.Runtime;

/// <summary>Opens channels for messages.</summary>
public interface IChannelProvider : IExceptionContext
{
    /// <summary>Opens a channel for log messages; dispose it when the phase it is named after ends.</summary>
    IChannel Start(string name);

    /// <summary>Opens a pipe for messages of one's own type.</summary>
    IPipe<TMessage> StartPipe<TMessage>(string name);
}
