namespace Microsoft.ML.Runtime;

/// <summary>A way for messages of one type.</summary>
/// <typeparam name="TMessage">Type of the messages.</typeparam>
public interface IPipe<TMessage> : IExceptionContext, IDisposable
{
    /// <summary>Sends a message to whoever listens.</summary>
    void Send(TMessage msg);
}
