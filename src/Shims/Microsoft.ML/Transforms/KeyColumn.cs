using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>How a column of keys is made.</summary>
internal sealed record KeyColumn(string OutputColumnName, string InputColumnName, int MaximumNumberOfKeys,
    ValueToKeyMappingEstimator.KeyOrdinality KeyOrdinality, bool AddKeyValueAnnotationsAsText)
{
    /// <exception cref="ArgumentOutOfRangeException">Keys cannot stand for values of that type.</exception>
    public static void CheckType(DataViewSchema.Column input)
    {
        if (((input.Type as VectorDataViewType)?.ItemType ?? input.Type) is not PrimitiveDataViewType)
            throw Contracts.ExceptSchemaMismatch("inputSchema", "input", input.Name, "standard type or a vector of standard type", input.Type.ToString()!);
    }
}
