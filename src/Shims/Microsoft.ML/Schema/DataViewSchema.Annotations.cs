namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    /// <summary>Named and typed values that belong to a column, such as <c>KeyValues</c> or <c>SlotNames</c>; fetched by getters like a row's values.</summary>
    public sealed partial class Annotations
    {
        private readonly Delegate[] _getters;

        internal Annotations(DataViewSchema schema, Delegate[] getters)
        {
            Schema = schema;
            _getters = getters;
        }

        /// <summary>No annotations.</summary>
        public static Annotations Empty { get; } = new(new DataViewSchema([], []), []);

        /// <summary>The kinds and types of the annotations, one a column.</summary>
        public DataViewSchema Schema { get; }

        /// <summary>The getter of an annotation.</summary>
        /// <typeparam name="TValue">The raw type of the annotation.</typeparam>
        /// <param name="column">A column of <see cref="Schema"/>.</param>
        /// <exception cref="ArgumentException">The column is not one of <see cref="Schema"/>.</exception>
        /// <exception cref="InvalidOperationException">The annotation is of another type.</exception>
        public ValueGetter<TValue> GetGetter<TValue>(Column column)
        {
            if (column.Index >= _getters.Length)
                throw new ArgumentException(nameof(column));
            return _getters[column.Index] as ValueGetter<TValue> ?? throw new InvalidOperationException($"Invalid call to '{nameof(GetGetter)}'");
        }

        /// <summary>Fetches the value of an annotation.</summary>
        /// <typeparam name="TValue">The raw type of the annotation.</typeparam>
        /// <param name="kind">Name of the annotation.</param>
        /// <param name="value">Where to put it; buffers are reused.</param>
        /// <exception cref="InvalidOperationException">There is no such annotation, or it is of another type.</exception>
        public void GetValue<TValue>(string kind, ref TValue value)
        {
            var column = Schema.GetColumnOrNull(kind) ?? throw new InvalidOperationException($"Invalid call to '{nameof(GetValue)}'");
            GetGetter<TValue>(column)(ref value);
        }

        /// <inheritdoc/>
        public override string ToString() => string.Join(", ", Schema.Select(x => x.Name));

        internal Delegate GetGetterInternal(int index) => _getters[index];
    }
}
