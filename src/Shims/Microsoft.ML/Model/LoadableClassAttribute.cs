namespace Microsoft.ML;

/// <inheritdoc/>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class LoadableClassAttribute : LoadableClassAttributeBase
{
    /// <summary>A class that makes itself.</summary>
    public LoadableClassAttribute(Type instType, Type? argType, Type sigType, string? userName, params string[] loadNames)
        : base(null, instType, instType, argType, [sigType], userName, loadNames)
    {
    }

    /// <summary>A class that <paramref name="loaderType"/> makes.</summary>
    public LoadableClassAttribute(Type instType, Type loaderType, Type? argType, Type sigType, string? userName, params string[] loadNames)
        : base(null, instType, loaderType, argType, [sigType], userName, loadNames)
    {
    }
}
