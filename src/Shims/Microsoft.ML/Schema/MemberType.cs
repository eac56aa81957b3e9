using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Column types of the members of a class.</summary>
internal static class MemberType
{
    /// <summary>The .NET type of a field or property.</summary>
    public static Type Of(MemberInfo member) => member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    /// <summary>The item type that a column over the .NET type has: arrays and buffers become vectors, strings text.</summary>
    public static (Type Item, bool IsVector) ItemOf(Type type)
    {
        var isBuffer = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(VBuffer<>);
        var item = type.IsArray ? type.GetElementType()! : isBuffer ? type.GetGenericArguments()[0] : type;
        return (item == typeof(string) ? typeof(ReadOnlyMemory<char>) : item, type.IsArray || isBuffer);
    }

    /// <summary>As <see cref="ItemOf"/>, where no column can have the type an error that names the member.</summary>
    public static (Type Item, bool IsVector) KnownItemOf(string member, Type type, IEnumerable<Attribute> attributes)
    {
        var (item, isVector) = ItemOf(type);
        if (PrimitiveTypes.Find(item) is null && !DataViewTypeManager.Knows(item, attributes))
            throw Contracts.ExceptParam("rawType", $"Could not determine an IDataView type and registered custom types for member {member}");
        return (item, isVector);
    }

    /// <summary>The column type that a member's type and attributes ask for.</summary>
    public static DataViewType ColumnTypeOf(MemberInfo member, IReadOnlyCollection<Attribute> attributes)
    {
        var (item, isVector) = KnownItemOf(member.Name, Of(member), attributes);
        if (DataViewTypeManager.Find(item, attributes) is { } registered)
            return registered;
        var key = attributes.OfType<KeyTypeAttribute>().FirstOrDefault();
        Contracts.CheckParam(key is null || KeyDataViewType.IsValidDataType(item), "userType",
            $"Member {member.Name} marked with KeyType attribute, but does not appear to be a valid kind of data for a key type");
        var itemType = key is null ? PrimitiveTypes.Of(item) : new KeyDataViewType(item, key.KeyCount.Count.GetValueOrDefault());
        var vector = attributes.OfType<VectorTypeAttribute>().FirstOrDefault();
        Contracts.CheckParam(vector is null || isVector, "userType",
            $"Member {member.Name} marked with VectorTypeAttribute, but does not appear to be a vector type");
        if (!isVector)
            return itemType;
        return vector?.Dims is { Length: > 0 } dimensions ? new VectorDataViewType(itemType, dimensions) : new VectorDataViewType(itemType);
    }
}
