using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Saves, loads and uses models: <see cref="MLContext.Model"/>.</summary>
public sealed partial class ModelOperationsCatalog : IInternalCatalog
{
    private const string SchemaEntry = "Schema";
    private const string TransformerFolder = "TransformerChain";

    private readonly IHostEnvironment _env;

    internal ModelOperationsCatalog(IHostEnvironment env) => _env = env;

    IHostEnvironment IInternalCatalog.Environment => _env;

    /// <summary>Writes a model and the columns of its input.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inputSchema">The columns that the model was trained on, or null. Columns of types that cannot be written, such as images, are left out.</param>
    /// <param name="stream">Where to write; stays open.</param>
    public void Save(ITransformer model, DataViewSchema? inputSchema, Stream stream)
    {
        Contracts.CheckValue(stream, nameof(stream));
        using var repository = RepositoryWriter.CreateNew(stream, _env);
        ModelSaveContext.SaveModel(repository, model, TransformerFolder);
        if (inputSchema is not null)
        {
            using var entry = repository.CreateEntry(null, SchemaEntry);
            BinarySchema.Write(entry.Stream, inputSchema);
        }

        repository.Commit();
    }

    /// <summary>Writes a model and the columns of its input.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inputSchema">The columns that the model was trained on, or null. Columns of types that cannot be written, such as images, are left out.</param>
    /// <param name="filePath">The file, which is replaced.</param>
    public void Save(ITransformer model, DataViewSchema? inputSchema, string filePath)
    {
        Contracts.CheckNonEmpty(filePath, nameof(filePath));
        using var stream = File.Create(filePath);
        Save(model, inputSchema, stream);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="stream">Where it stands; stays open.</param>
    /// <param name="inputSchema">The columns of its input, or null when they were not saved.</param>
    /// <exception cref="FormatException">The stream is no model file or a damaged one. Exceptions of a component's loader come wrapped in others: look at the innermost.</exception>
    /// <exception cref="InvalidOperationException">The archive has no model that can be read here.</exception>
    public ITransformer Load(Stream stream, out DataViewSchema inputSchema)
    {
        Contracts.CheckValue(stream, nameof(stream));
        using var repository = RepositoryReader.Open(stream, _env);
        using (var entry = repository.OpenEntryOrNull(null, SchemaEntry))
            inputSchema = entry is null ? null! : BinarySchema.Read(entry.Stream);
        if (ModelLoadContext.LoadModelOrNull<ITransformer, SignatureLoadModel>(_env, out var model, repository, TransformerFolder))
            return model!;
        throw inputSchema is null
            ? Contracts.Except($"Could not load legacy format model: the archive has no folder '{TransformerFolder}' (a model that was saved with a data loader, or no model).")
            : Contracts.ExceptDecode($"Corrupt model file: it has a schema but no folder '{TransformerFolder}'");
    }

    /// <summary>Reads a model.</summary>
    /// <param name="filePath">The file.</param>
    /// <param name="inputSchema">The columns of its input, or null when they were not saved.</param>
    /// <inheritdoc cref="Load(Stream,out DataViewSchema)"/>
    public ITransformer Load(string filePath, out DataViewSchema inputSchema)
    {
        Contracts.CheckNonEmpty(filePath, nameof(filePath));
        using var stream = File.OpenRead(filePath);
        return Load(stream, out inputSchema);
    }
}
