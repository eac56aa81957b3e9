namespace Microsoft.ML.Runtime;

/// <summary>The environment of one component.</summary>
public interface IHost : IHostEnvironment
{
    /// <summary>The component's random numbers, reproducible when the context has a seed. For one thread at a time.</summary>
    Random Rand { get; }
}
