using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Makes columns by a function of one's own.</summary>
/// <typeparam name="TSrc">Class whose members take input columns.</typeparam>
/// <typeparam name="TDst">Class whose members are the output columns.</typeparam>
/// <remarks>The function is called on several threads at once where several cursors are open.</remarks>
public sealed class CustomMappingTransformer<TSrc, TDst> : ITransformer
    where TSrc : class, new()
    where TDst : class, new()
{
    private readonly Action<TSrc, TDst> _mapping;
    private readonly string? _contractName;

    internal CustomMappingTransformer(Action<TSrc, TDst> mapping, string? contractName, SchemaDefinition? inputDefinition, SchemaDefinition? outputDefinition)
    {
        Contracts.CheckValue(mapping, "mapAction");
        _mapping = mapping;
        _contractName = contractName;
        InputDefinition = inputDefinition;
        Outputs = RowColumn.Of(typeof(TDst), outputDefinition, SchemaDefinition.Direction.Write);
    }

    bool ITransformer.IsRowToRowMapper => true;

    internal SchemaDefinition? InputDefinition { get; }

    internal RowColumn[] Outputs { get; }

    /// <summary>The columns of the output.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing.</exception>
    /// <exception cref="InvalidOperationException">A member does not fit its column.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).Schema;

    /// <summary>The input with the added columns, computed when rows are read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing.</exception>
    /// <exception cref="InvalidOperationException">A member does not fit its column.</exception>
    public IDataView Transform(IDataView input)
    {
        Contracts.CheckValue(input, nameof(input));
        return new MappedView(Bind(input.Schema), input);
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => new MappedView(Bind(inputSchema), source: null);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Contracts.Check(_contractName is not null, "Empty contract name for a transform: the transform cannot be saved");
        CustomMappingFormat.Save(ctx, _contractName, _mapping.Method.DeclaringType!.Assembly.FullName!);
    }

    private MappedSchema Bind(DataViewSchema inputSchema)
    {
        Contracts.CheckValue(inputSchema, nameof(inputSchema));
        return new MappedSchema(inputSchema, new Mapper(this, inputSchema));
    }

    private sealed class Mapper(CustomMappingTransformer<TSrc, TDst> parent, DataViewSchema inputSchema) : RowMapper
    {
        private readonly RowWriter<TSrc> _writer = new(inputSchema, ignoreMissingColumns: false, parent.InputDefinition);

        public override IReadOnlyList<DataViewSchema.DetachedColumn> Outputs { get; } =
            [.. parent.Outputs.Select(c => new DataViewSchema.DetachedColumn(c.Name, c.Type, c.Annotations))];

        public override IEnumerable<int> InputsOf(bool[] wanted) => wanted.Contains(true) ? _writer.Columns.Select(c => c.Index) : [];

        public override Delegate?[] CreateGetters(DataViewRow input, bool[] wanted, out Action? dispose)
        {
            dispose = null;
            var getters = new Delegate?[wanted.Length];
            if (!wanted.Contains(true))
                return getters;
            var (source, target, output) = (new TSrc(), new TDst(), new ObjectRow<TDst>(parent.Outputs));
            var fill = _writer.Over(input);
            var position = -1L;
            void Refresh()
            {
                if (position == input.Position)
                    return;
                fill(source);
                parent._mapping(source, target);
                output.MoveTo(target);
                position = input.Position;
            }

            for (var i = 0; i < getters.Length; i++)
                if (wanted[i])
                    getters[i] = (Delegate)GenericInvoke.Call(Refreshing<int>, [output.Schema[i].Type.RawType], output, output.Schema[i], (Action)Refresh)!;
            return getters;
        }

        private static Delegate Refreshing<T>(DataViewRow row, DataViewSchema.Column column, Action refresh)
        {
            var get = row.GetGetter<T>(column);
            return (ValueGetter<T>)((ref T destination) =>
            {
                refresh();
                get(ref destination);
            });
        }
    }
}
