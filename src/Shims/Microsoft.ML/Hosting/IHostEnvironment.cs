namespace Microsoft.ML.Runtime;

/// <summary>Where components live: gives them hosts, channels and the catalog of loadable classes.</summary>
public interface IHostEnvironment : IChannelProvider, IProgressChannelProvider
{
    /// <summary>The classes that model files can be loaded into; one per <see cref="MLContext"/>.</summary>
    ComponentCatalog ComponentCatalog { get; }

    /// <summary>Makes a host for a component.</summary>
    /// <param name="name">Name of the component, seen as the source of its messages.</param>
    /// <param name="seed">Seed of <see cref="IHost.Rand"/>; when null it is drawn from the environment's own generator, which that moves on.</param>
    /// <param name="verbose">Kept for the component's use; inherited when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The name is null or empty.</exception>
    IHost Register(string name, int? seed = null, bool? verbose = null);
}
