using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class SchemaShape
{
    /// <summary>The shape of a column. Only ML.NET makes them.</summary>
    public struct Column
    {
        /// <summary>Name of the column.</summary>
        public readonly string Name;

        /// <summary>Whether values are scalars or vectors.</summary>
        public readonly VectorKind Kind;

        /// <summary>Type of the values or, for vectors, of their items; for keys the number type beneath.</summary>
        public readonly DataViewType ItemType;

        /// <summary>Whether the items are keys.</summary>
        public readonly bool IsKey;

        /// <summary>The shape of the annotations.</summary>
        public readonly SchemaShape Annotations;

        internal Column(string name, VectorKind kind, DataViewType itemType, bool isKey, SchemaShape? annotations = null)
        {
            Contracts.CheckNonEmpty(name, nameof(name));
            Contracts.CheckParam(itemType is not KeyDataViewType, nameof(itemType), "Item type cannot be a key");
            Contracts.CheckParam(itemType is not VectorDataViewType, nameof(itemType), "Item type cannot be a vector");
            Contracts.CheckParam(!isKey || KeyDataViewType.IsValidDataType(itemType.RawType), nameof(itemType), "The item type must be valid for a key");
            Name = name;
            Kind = kind;
            ItemType = itemType;
            IsKey = isKey;
            Annotations = annotations ?? new SchemaShape([]);
        }

        /// <summary>The shape of a column of a type.</summary>
        internal Column(string name, DataViewType type, SchemaShape? annotations)
            : this(name, KindOf(type), ItemTypeOf(type), (type as VectorDataViewType)?.ItemType is KeyDataViewType || type is KeyDataViewType, annotations)
        {
        }

        /// <summary>Whether values are scalars or vectors.</summary>
        public enum VectorKind
        {
            /// <summary>One value.</summary>
            Scalar,

            /// <summary>A vector with the same number of items in every row.</summary>
            Vector,

            /// <summary>A vector whose number of items varies.</summary>
            VariableVector,
        }

        internal readonly bool IsValid => Name is not null;

        /// <summary>Whether a column of the source's shape can stand where this one is asked for.</summary>
        internal readonly bool IsCompatibleWith(Column source) =>
            Name == source.Name && Kind == source.Kind && ItemType.Equals(source.ItemType) && IsKey == source.IsKey
            && Annotations.All(wanted => source.Annotations.TryFindColumn(wanted.Name, out var given) && wanted.IsCompatibleWith(given));

        /// <summary>Kind and item type for error texts, such as <c>Vector&lt;Key&lt;UInt32&gt;&gt;</c>.</summary>
        internal readonly string GetTypeString()
        {
            var item = IsKey ? $"Key<{ItemType}>" : ItemType.ToString()!;
            return Kind switch
            {
                VectorKind.Vector => $"Vector<{item}>",
                VectorKind.VariableVector => $"VarVector<{item}>",
                _ => item,
            };
        }

        private static VectorKind KindOf(DataViewType type) => type switch
        {
            VectorDataViewType { IsKnownSize: true } => VectorKind.Vector,
            VectorDataViewType => VectorKind.VariableVector,
            _ => VectorKind.Scalar,
        };

        private static DataViewType ItemTypeOf(DataViewType type)
        {
            var item = (type as VectorDataViewType)?.ItemType ?? type;
            return item is KeyDataViewType ? PrimitiveTypes.Of(item.RawType) : item;
        }
    }
}
