namespace Microsoft.ML;

/// <summary>Something that can be written to a model file.</summary>
public interface ICanSaveModel
{
    /// <summary>Writes itself into the folder of a model file that the context stands for.</summary>
    void Save(ModelSaveContext ctx);
}
