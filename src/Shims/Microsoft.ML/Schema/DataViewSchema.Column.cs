namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    /// <summary>A column of a schema. Getters are asked for by the column of the very schema that the row belongs to.</summary>
    public struct Column
    {
        internal Column(string name, int index, bool isHidden, Data.DataViewType type, Annotations? annotations)
        {
            Name = name;
            Index = index;
            IsHidden = isHidden;
            Type = type;
            Annotations = annotations ?? Annotations.Empty;
        }

        /// <summary>Name, not empty.</summary>
        public string Name { get; }

        /// <summary>Position in the schema.</summary>
        public int Index { get; }

        /// <summary>Whether a later column has the same name.</summary>
        public bool IsHidden { get; }

        /// <summary>Type of the values.</summary>
        public Data.DataViewType Type { get; }

        /// <summary>What else is known of the column, such as the values of its keys or the names of its slots.</summary>
        public Annotations Annotations { get; }

        /// <inheritdoc/>
        public override readonly string ToString()
        {
            var kinds = Annotations is { Schema.Count: > 0 } ? $" {{{Annotations}}}" : "";
            return $"{Name}: {Type}{kinds}";
        }
    }

    /// <summary>Name, type and annotations of a column that belongs to no schema yet.</summary>
    public struct DetachedColumn
    {
        /// <summary>Describes a column.</summary>
        /// <exception cref="ArgumentNullException">The name is null or empty, or the type is null.</exception>
        public DetachedColumn(string name, Data.DataViewType type, Annotations? annotations = null)
        {
            if (string.IsNullOrEmpty(name))
                throw new ArgumentNullException(nameof(name));
            ArgumentNullException.ThrowIfNull(type);
            Name = name;
            Type = type;
            Annotations = annotations ?? Annotations.Empty;
        }

        /// <summary>Copies name, type and annotations of a column.</summary>
        public DetachedColumn(Column column)
        {
            Name = column.Name;
            Type = column.Type;
            Annotations = column.Annotations;
        }

        /// <summary>Name, not empty.</summary>
        public string Name { get; }

        /// <summary>Type of the values.</summary>
        public Data.DataViewType Type { get; }

        /// <summary>Annotations, empty when none were given.</summary>
        public Annotations Annotations { get; }
    }
}
