using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Estimators that turn values into keys and back.</summary>
public static class ConversionsExtensionsCatalog
{
    /// <summary>Turns values into keys that number the different ones.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of keys.</param>
    /// <param name="inputColumnName">The column of values; null for the one of the output's name.</param>
    /// <param name="maximumNumberOfKeys">How many values get a key; the rest are missing.</param>
    /// <param name="keyOrdinality">The order of the keys.</param>
    /// <param name="addKeyValueAnnotationsAsText">Whether the annotation KeyValues has the values as text, whatever their type.</param>
    /// <param name="keyData">A view with one column that has the values, in place of the training data.</param>
    public static ValueToKeyMappingEstimator MapValueToKey(this TransformsCatalog.ConversionTransforms catalog, string outputColumnName, string? inputColumnName = null,
        int maximumNumberOfKeys = ValueToKeyMappingEstimator.DefaultMaximumNumberOfKeys,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
        bool addKeyValueAnnotationsAsText = false, IDataView? keyData = null) =>
        new(CatalogEnvironment.Of(catalog), [new KeyColumn(outputColumnName, inputColumnName ?? outputColumnName, maximumNumberOfKeys, keyOrdinality, addKeyValueAnnotationsAsText)], keyData);

    /// <summary>Turns the values of several columns into keys, in one pass over the data.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="columns">The columns of keys and of values.</param>
    /// <param name="maximumNumberOfKeys">How many values of a column get a key; the rest are missing.</param>
    /// <param name="keyOrdinality">The order of the keys.</param>
    /// <param name="addKeyValueAnnotationsAsText">Whether the annotation KeyValues has the values as text, whatever their type.</param>
    /// <param name="keyData">A view with one column that has the values, in place of the training data.</param>
    public static ValueToKeyMappingEstimator MapValueToKey(this TransformsCatalog.ConversionTransforms catalog, InputOutputColumnPair[] columns,
        int maximumNumberOfKeys = ValueToKeyMappingEstimator.DefaultMaximumNumberOfKeys,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
        bool addKeyValueAnnotationsAsText = false, IDataView? keyData = null)
    {
        Contracts.CheckValue(columns, nameof(columns));
        return new(CatalogEnvironment.Of(catalog), Array.ConvertAll(columns, pair =>
            new KeyColumn(pair.OutputColumnName, pair.InputColumnName, maximumNumberOfKeys, keyOrdinality, addKeyValueAnnotationsAsText)), keyData);
    }

    /// <summary>Turns keys into the values that they stand for.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column of values.</param>
    /// <param name="inputColumnName">The column of keys; null for the one of the output's name.</param>
    public static KeyToValueMappingEstimator MapKeyToValue(this TransformsCatalog.ConversionTransforms catalog, string outputColumnName, string? inputColumnName = null) =>
        new(CatalogEnvironment.Of(catalog), (outputColumnName, inputColumnName ?? outputColumnName));

    /// <summary>Turns the keys of several columns into the values that they stand for.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="columns">The columns of values and of keys.</param>
    public static KeyToValueMappingEstimator MapKeyToValue(this TransformsCatalog.ConversionTransforms catalog, InputOutputColumnPair[] columns)
    {
        Contracts.CheckValue(columns, nameof(columns));
        return new(CatalogEnvironment.Of(catalog), Array.ConvertAll(columns, pair => (pair.OutputColumnName, pair.InputColumnName)));
    }
}
