using TorchSharp;

namespace SemGeo.Vision.Networks;

/// <summary>A module whose parts are registered by given names in its constructor, not by the names of its fields.</summary>
/// <param name="name">The module's name.</param>
public abstract class NamedModule<TInput, TResult>(string name) : torch.nn.Module<TInput, TResult>(name)
{
    /// <summary>Does nothing: a field of another name would be registered a second time.</summary>
    protected override void RegisterComponents()
    {
    }

    /// <summary>Registers a part and returns it.</summary>
    private protected T Register<T>(string name, T module)
        where T : torch.nn.Module
    {
        register_module(name, module);
        return module;
    }
}
