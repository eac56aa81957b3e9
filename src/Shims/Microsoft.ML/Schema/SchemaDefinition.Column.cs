using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed partial class SchemaDefinition
{
    /// <summary>How a member becomes a column.</summary>
    public sealed class Column
    {
        private readonly Dictionary<string, Action<DataViewSchema.Annotations.Builder>> _annotations = [];

        internal Column(string memberName, DataViewType columnType, string columnName)
        {
            Contracts.CheckNonEmpty(memberName, nameof(memberName));
            MemberName = memberName;
            ColumnName = columnName;
            ColumnType = columnType;
        }

        /// <summary>Name of the field or property.</summary>
        public string MemberName { get; }

        /// <summary>Name of the column.</summary>
        public string ColumnName { get; set; }

        /// <summary>Type of the column; its raw type has to fit the member.</summary>
        public DataViewType ColumnType { get; set; }

        /// <summary>The annotations of the column.</summary>
        public DataViewSchema.Annotations Annotations
        {
            get
            {
                var builder = new DataViewSchema.Annotations.Builder();
                foreach (var add in _annotations.Values)
                    add(builder);
                return builder.ToAnnotations();
            }
        }

        /// <summary>Adds an annotation with a fixed value.</summary>
        /// <typeparam name="T">The raw type, or an array or string for vectors and text.</typeparam>
        /// <param name="kind">Name of the annotation.</param>
        /// <param name="value">The value.</param>
        /// <param name="annotationType">Type of the annotation.</param>
        /// <exception cref="InvalidOperationException">The column has an annotation of the kind already, or the value does not fit its type.</exception>
        public void AddAnnotation<T>(string kind, T value, DataViewType annotationType)
        {
            Contracts.CheckValue(kind, nameof(kind));
            Contracts.CheckValue(annotationType, nameof(annotationType));
            if (_annotations.ContainsKey(kind))
                throw Contracts.Except("Column already contains an annotation of this kind.");
            var getter = AnnotationValue.GetterOf(value, annotationType);
            _annotations[kind] = builder => builder.Add(kind, annotationType, getter);
        }

        /// <summary>Adds the annotations of a column; each replaces one of the same kind.</summary>
        internal void AddAnnotations(DataViewSchema.Annotations annotations)
        {
            foreach (var annotation in annotations.Schema)
                _annotations[annotation.Name] = builder => builder.Add(annotations, kind => kind == annotation.Name);
        }
    }
}
