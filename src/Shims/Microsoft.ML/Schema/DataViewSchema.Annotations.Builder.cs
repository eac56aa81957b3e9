using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    public sealed partial class Annotations
    {
        /// <summary>Collects annotations.</summary>
        public sealed class Builder
        {
            private readonly DataViewSchema.Builder _schema = new();
            private readonly List<Delegate> _getters = [];

            /// <summary>Makes a builder without annotations.</summary>
            public Builder()
            {
            }

            /// <summary>Adds the annotations whose names pass the selector.</summary>
            /// <exception cref="ArgumentNullException">The selector is null.</exception>
            public void Add(Annotations? annotations, Func<string, bool> selector)
            {
                if (annotations is null)
                    return;
                ArgumentNullException.ThrowIfNull(selector);
                foreach (var column in annotations.Schema)
                    if (selector(column.Name))
                        Add(column.Name, column.Type, annotations._getters[column.Index], column.Annotations);
            }

            /// <summary>Adds an annotation that a getter computes.</summary>
            /// <exception cref="ArgumentNullException">Name, type or getter is missing.</exception>
            /// <exception cref="ArgumentException">The getter is not of the type's raw type.</exception>
            public void Add<TValue>(string name, DataViewType type, ValueGetter<TValue> getter, Annotations? annotations = null)
            {
                CheckNameAndType(name, type);
                ArgumentNullException.ThrowIfNull(getter);
                CheckRawType<TValue>(type);
                AddCore(name, type, getter, annotations);
            }

            /// <summary>Adds an annotation that a getter, a <see cref="ValueGetter{TValue}"/> of the type's raw type, computes.</summary>
            /// <exception cref="ArgumentNullException">Name, type or getter is missing.</exception>
            /// <exception cref="ArgumentException">The getter is not of the type's raw type.</exception>
            public void Add(string name, DataViewType type, Delegate getter, Annotations? annotations = null)
            {
                CheckNameAndType(name, type);
                ArgumentNullException.ThrowIfNull(getter);
                var expected = typeof(ValueGetter<>).MakeGenericType(type.RawType);
                if (!expected.IsInstanceOfType(getter))
                    throw new ArgumentException($"{nameof(getter)} must be of type '{expected.FullName}'", nameof(getter));
                AddCore(name, type, getter, annotations);
            }

            /// <summary>Adds an annotation with a fixed value.</summary>
            /// <exception cref="ArgumentNullException">Name or type is missing.</exception>
            /// <exception cref="ArgumentException">The value is not of the type's raw type.</exception>
            public void AddPrimitiveValue<TValue>(string name, PrimitiveDataViewType type, TValue value, Annotations? annotations = null)
            {
                CheckNameAndType(name, type);
                CheckRawType<TValue>(type);
                AddCore(name, type, (ValueGetter<TValue>)((ref TValue destination) => destination = value), annotations);
            }

            /// <summary>The annotations added so far.</summary>
            public Annotations ToAnnotations() => new(_schema.ToSchema(), [.. _getters]);

            private static void CheckNameAndType(string name, DataViewType type)
            {
                if (string.IsNullOrEmpty(name))
                    throw new ArgumentNullException(nameof(name));
                ArgumentNullException.ThrowIfNull(type);
            }

            private static void CheckRawType<TValue>(DataViewType type)
            {
                if (type.RawType != typeof(TValue))
                    throw new ArgumentException($"{nameof(type)}.{nameof(type.RawType)} must be of type '{typeof(TValue).FullName}'.", nameof(type));
            }

            private void AddCore(string name, DataViewType type, Delegate getter, Annotations? annotations)
            {
                _schema.AddColumn(name, type, annotations);
                _getters.Add(getter);
            }
        }
    }
}
