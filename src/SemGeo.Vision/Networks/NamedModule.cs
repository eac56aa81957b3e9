using TorchSharp;

namespace SemGeo.Vision.Networks;

/// <summary>A module whose parts are registered by torchvision's names in its constructor, not by the names of its fields.</summary>
/// <param name="name">The module's name.</param>
public abstract class NamedModule<TResult>(string name) : NamedModule<torch.Tensor, TResult>(name);
