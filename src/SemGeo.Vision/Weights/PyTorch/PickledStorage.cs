namespace SemGeo.Vision.Weights.PyTorch;

/// <summary>A run of numbers that tensors look at; it lies in the file and is not read with the pickle.</summary>
/// <param name="Key">Its name in the file.</param>
/// <param name="Type">The type of an element.</param>
/// <param name="Begin">The first element in what lies under the name.</param>
/// <param name="Count">The number of elements.</param>
internal sealed record PickledStorage(string Key, SafeTensorType Type, long Begin, long Count);
