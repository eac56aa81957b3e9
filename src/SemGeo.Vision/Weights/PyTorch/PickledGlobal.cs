namespace SemGeo.Vision.Weights.PyTorch;

/// <summary>A name of Python's that a pickle refers to and that is allowed.</summary>
/// <param name="Name">Module and name, "torch._utils._rebuild_tensor_v2".</param>
/// <param name="Call">What a call of it gives; null for a name that is not called.</param>
/// <param name="Storage">The element type, for the name of a storage.</param>
internal sealed record PickledGlobal(string Name, Func<object?[], object?>? Call = null, SafeTensorType? Storage = null);
