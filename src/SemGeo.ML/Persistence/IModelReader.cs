using Microsoft.ML;

namespace SemGeo.ML.Persistence;

/// <summary>What a transformer reads its state from when an ML.NET model file is loaded.</summary>
internal interface IModelReader
{
    /// <summary>The main stream; it must be read to its exact end, so keep bulk data in side streams.</summary>
    BinaryReader Header { get; }

    /// <summary>Reads a side stream; false when the file has none of that name.</summary>
    bool TryReadStream(string name, Action<BinaryReader> read);

    /// <summary>Loads a transformer that was saved as a child.</summary>
    ITransformer LoadChild(string name);
}
