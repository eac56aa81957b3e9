namespace Microsoft.ML.Transforms;

/// <summary>Names the contract under which a model file refers to a <see cref="CustomMappingFactory{TSrc, TDst}"/>.</summary>
/// <param name="contractName">The name.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CustomMappingFactoryAttributeAttribute(string contractName) : ExtensionBaseAttribute(contractName)
{
}
