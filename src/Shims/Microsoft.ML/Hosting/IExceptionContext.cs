namespace Microsoft.ML.Runtime;

/// <summary>Something that exceptions are thrown on behalf of.</summary>
public interface IExceptionContext
{
    /// <summary>Names the context for people.</summary>
    string ContextDescription { get; }

    /// <summary>Notes the context in the exception's data and returns the exception, to be thrown.</summary>
    TException Process<TException>(TException ex)
        where TException : Exception;
}
