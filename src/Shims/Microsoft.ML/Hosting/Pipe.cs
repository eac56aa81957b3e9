namespace Microsoft.ML.Runtime;

/// <summary>A phase of a component that sends messages; those of the log's type reach the log.</summary>
internal class Pipe<TMessage>(LocalEnvironment owner, string name) : IPipe<TMessage>
{
    private bool _disposed;

    public string ContextDescription => owner.Qualify(name);

    public void Send(TMessage msg)
    {
        if (msg is ChannelMessage message)
            owner.Log(name, message);
    }

    public TException Process<TException>(TException ex)
        where TException : Exception => owner.Process(ex, name);

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Close();
    }

    protected virtual void Close()
    {
    }
}
