namespace Microsoft.ML;

/// <summary>Writes a component into a folder of a model file.</summary>
public sealed class ModelSaveContext : IDisposable
{
    internal ModelSaveContext()
    {
    }

    /// <summary>Ends the writing.</summary>
    public void Dispose()
    {
    }
}
