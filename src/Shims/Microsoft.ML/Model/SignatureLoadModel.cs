namespace Microsoft.ML;

/// <summary>The shape of a loader: it takes the context that it reads from. Marks loaders in <see cref="Runtime.ComponentCatalog"/>.</summary>
internal delegate void SignatureLoadModel(ModelLoadContext ctx);
