using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Learns keys for the values of columns: <see cref="ConversionsExtensionsCatalog.MapValueToKey(TransformsCatalog.ConversionTransforms, string, string, int, KeyOrdinality, bool, IDataView)"/>.</summary>
public sealed class ValueToKeyMappingEstimator : IEstimator<ValueToKeyMappingTransformer>
{
    internal const int DefaultMaximumNumberOfKeys = 1000000;

    private readonly IHost _host;
    private readonly KeyColumn[] _columns;
    private readonly IDataView? _keyData;

    internal ValueToKeyMappingEstimator(IHostEnvironment env, KeyColumn[] columns, IDataView? keyData)
    {
        _host = env.Register(nameof(ValueToKeyMappingEstimator));
        Contracts.CheckParam(columns.Length > 0, nameof(columns), "No columns were given");
        foreach (var column in columns)
            Contracts.CheckNonWhiteSpace(column.OutputColumnName, "outputColumnName");
        Contracts.CheckParam(keyData is null || keyData.Schema.Count == 1, nameof(keyData),
            $"If specified, this data view should contain only a single column containing the terms to map, but this had {keyData?.Schema.Count} columns.");
        _columns = columns;
        _keyData = keyData;
    }

    /// <summary>The order of the keys.</summary>
    public enum KeyOrdinality : byte
    {
        /// <summary>Values have keys in the order in which they occur.</summary>
        ByOccurrence = 0,

        /// <summary>Values have keys in their own order; texts by their character codes.</summary>
        ByValue = 1,
    }

    /// <summary>Collects the values in one pass.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing, or its values cannot have keys.</exception>
    public ValueToKeyMappingTransformer Fit(IDataView input)
    {
        Contracts.CheckValue(input, nameof(input));
        var sources = Array.ConvertAll(_columns, column =>
        {
            var source = input.Schema.GetColumnOrNull(column.InputColumnName) ?? throw Contracts.ExceptSchemaMismatch("inputSchema", "input", column.InputColumnName);
            KeyColumn.CheckType(source);
            return source;
        });
        var maps = _keyData is null ? Train(input, sources) : Repeat(TrainOnKeyData(_keyData, sources), sources.Length);
        return new ValueToKeyMappingTransformer(_host, _columns, maps);
    }

    /// <summary>The shape of the output columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing, or its values cannot have keys.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        var shape = new ShapeBuilder(inputSchema);
        foreach (var column in _columns)
        {
            var input = shape.Input(column.InputColumnName);
            if (input.ItemType is not PrimitiveDataViewType)
                throw Contracts.ExceptSchemaMismatch(nameof(inputSchema), "input", column.InputColumnName);
            if (!input.IsKey || !input.Annotations.TryFindColumn(AnnotationKinds.KeyValues, out var values) || values.Kind != SchemaShape.Column.VectorKind.Vector)
            {
                values = new SchemaShape.Column(AnnotationKinds.KeyValues, SchemaShape.Column.VectorKind.Vector,
                    column.AddKeyValueAnnotationsAsText ? TextDataViewType.Instance : input.ItemType, input.IsKey && !column.AddKeyValueAnnotationsAsText);
            }

            SchemaShape.Column[] annotations = input.Annotations.TryFindColumn(AnnotationKinds.SlotNames, out var slots) ? [slots, values] : [values];
            shape.Set(new SchemaShape.Column(column.OutputColumnName, input.Kind, NumberDataViewType.UInt32, true, new SchemaShape(annotations)));
        }

        return shape.ToShape();
    }

    private static TermMap[] Repeat(TermMap map, int count) => [.. Enumerable.Repeat(map, count)];

    private TermMap TrainOnKeyData(IDataView keyData, DataViewSchema.Column[] sources)
    {
        var terms = keyData.Schema[0];
        foreach (var source in sources)
        {
            var itemType = (source.Type as VectorDataViewType)?.ItemType ?? source.Type;
            Contracts.CheckParam(terms.Type.Equals(itemType), nameof(keyData), $"Input data's column must be of type '{itemType}' but was '{terms.Type}'");
        }

        using var cursor = keyData.GetRowCursor([terms]);
        var collector = TermCollector.Create(cursor, terms, int.MaxValue, _columns[0].KeyOrdinality);
        while (cursor.MoveNext())
            collector.Collect();
        return collector.Finish();
    }

    private TermMap[] Train(IDataView input, DataViewSchema.Column[] sources)
    {
        foreach (var column in _columns)
            Contracts.CheckParam(column.MaximumNumberOfKeys > 0, nameof(column.MaximumNumberOfKeys), "Must be positive");
        using var channel = _host.Start("Training");
        using var cursor = input.GetRowCursor(sources.DistinctBy(c => c.Index));
        var collectors = sources.Select((source, i) => TermCollector.Create(cursor, source, _columns[i].MaximumNumberOfKeys, _columns[i].KeyOrdinality)).ToArray();
        var open = collectors.ToList();
        while (open.Count > 0 && cursor.MoveNext())
            open.RemoveAll(collector => !collector.Collect());
        var maps = Array.ConvertAll(collectors, collector => collector.Finish());
        for (var i = 0; i < maps.Length; i++)
            if (maps[i].Count == 0)
                channel.Trace(MessageSensitivity.Schema, $"Term map for output column '{_columns[i].OutputColumnName}' contains no entries.");
        return maps;
    }
}
