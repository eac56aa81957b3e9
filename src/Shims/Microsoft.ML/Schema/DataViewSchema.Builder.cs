namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    /// <summary>Collects columns and makes a schema of them; indexes are given in the order of addition.</summary>
    public sealed class Builder
    {
        private readonly List<DetachedColumn> _items = [];

        /// <summary>Makes a builder without columns.</summary>
        public Builder()
        {
        }

        /// <summary>Adds a column.</summary>
        /// <exception cref="ArgumentNullException">The name is null or empty, or the type is null.</exception>
        public void AddColumn(string name, Data.DataViewType type, Annotations? annotations = null) => _items.Add(new DetachedColumn(name, type, annotations));

        /// <summary>Adds the columns of another schema, hidden ones included.</summary>
        public void AddColumns(IEnumerable<Column> source)
        {
            foreach (var column in source)
                AddColumn(column.Name, column.Type, column.Annotations);
        }

        /// <summary>Adds columns.</summary>
        public void AddColumns(IEnumerable<DetachedColumn> source)
        {
            foreach (var column in source)
                AddColumn(column.Name, column.Type, column.Annotations);
        }

        /// <summary>Makes the schema of the columns added so far.</summary>
        public DataViewSchema ToSchema()
        {
            var indexOf = new Dictionary<string, int>(_items.Count);
            for (var i = 0; i < _items.Count; i++)
                indexOf[_items[i].Name] = i;
            var columns = new Column[_items.Count];
            for (var i = 0; i < columns.Length; i++)
            {
                var item = _items[i];
                columns[i] = new Column(item.Name, i, indexOf[item.Name] != i, item.Type, item.Annotations);
            }

            return new DataViewSchema(columns, indexOf);
        }
    }
}
