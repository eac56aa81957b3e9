namespace Microsoft.ML.Runtime;

/// <summary>The classes that model files can be loaded into.</summary>
public sealed class ComponentCatalog
{
    internal ComponentCatalog()
    {
    }
}
