namespace Microsoft.ML;

/// <summary>Marks a class that a model file names by contract.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class ExtensionBaseAttribute : Attribute
{
    private protected ExtensionBaseAttribute(string contractName) => ContractName = contractName;

    /// <summary>The name that a model file keeps.</summary>
    public string ContractName { get; }
}
