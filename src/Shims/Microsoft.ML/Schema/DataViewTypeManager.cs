using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Column types of one's own by the .NET types that stand for them. One registry for the process, as in ML.NET.</summary>
public static class DataViewTypeManager
{
    private static readonly HashSet<Type> BuiltIn =
    [
        typeof(bool), typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double),
        typeof(string), typeof(ReadOnlySpan<char>), typeof(ReadOnlyMemory<char>), typeof(VBuffer<>), typeof(Nullable<>), typeof(DateTime), typeof(DateTimeOffset),
        typeof(TimeSpan), typeof(DataViewRowId),
    ];

    private static readonly Lock Registry = new();
    private static readonly Dictionary<(Type Type, DataViewTypeAttribute? Attribute), DataViewType> ByRawType = [];
    private static readonly Dictionary<DataViewType, (Type Type, DataViewTypeAttribute? Attribute)> ByColumnType = [];

    /// <summary>Registers a column type for a .NET type with at most one attribute, which has to be a <see cref="DataViewTypeAttribute"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The .NET type is built in, or either type is registered with another one, or the attributes do not fit.</exception>
    [Obsolete("Give the one attribute, not a collection: Register(DataViewType, Type, DataViewTypeAttribute).", false)]
    public static void Register(DataViewType dataViewType, Type type, IEnumerable<Attribute>? typeAttributes)
    {
        var attributes = typeAttributes?.ToArray() ?? [];
        Contracts.CheckParam(attributes.Length < 2, nameof(type), $"Type {type} has too many attributes.");
        Contracts.CheckParam(attributes is [] or [DataViewTypeAttribute], nameof(type), $"Type {type} has an attribute that is not of DataViewTypeAttribute.");
        Register(dataViewType, type, attributes.FirstOrDefault() as DataViewTypeAttribute);
    }

    /// <summary>Registers a column type for a .NET type, or for it with an attribute. To do so again with the same three changes nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The .NET type is built in, or either type is registered with another one.</exception>
    public static void Register(DataViewType dataViewType, Type type, DataViewTypeAttribute? typeAttribute = null)
    {
        Contracts.CheckParam(!BuiltIn.Contains(type), nameof(type),
            $"Type {type} has been registered as ML.NET's default supported type, so it can't not be registered again.");
        lock (Registry)
        {
            var rawType = (type, typeAttribute);
            if (ByRawType.TryGetValue(rawType, out var registered) && !registered.Equals(dataViewType))
            {
                throw Contracts.ExceptParam(nameof(type),
                    $"Repeated type register. The raw type {type} has been associated with {registered} so it cannot be associated with {dataViewType}.");
            }

            if (ByColumnType.TryGetValue(dataViewType, out var registeredRaw) && !registeredRaw.Equals(rawType))
            {
                throw Contracts.ExceptParam(nameof(dataViewType),
                    $"Repeated type register. The DataView type {dataViewType} has been associated with {registeredRaw.Type} so it cannot be associated with {type}.");
            }

            ByRawType[rawType] = dataViewType;
            ByColumnType[dataViewType] = rawType;
        }
    }

    internal static bool Knows(Type type, IEnumerable<Attribute> attributes) => Find(type, attributes) is not null;

    internal static bool Knows(DataViewType type)
    {
        lock (Registry)
            return ByColumnType.ContainsKey(type);
    }

    /// <summary>The column type registered for a .NET type with the attributes, or null.</summary>
    internal static DataViewType? Find(Type type, IEnumerable<Attribute> attributes)
    {
        var own = attributes.OfType<DataViewTypeAttribute>().ToArray();
        Contracts.CheckParam(own.Length < 2, nameof(type), $"Type {type.Name} cannot be marked with multiple attributes derived from {typeof(DataViewTypeAttribute)}.");
        lock (Registry)
            return ByRawType.GetValueOrDefault((type, own.FirstOrDefault()));
    }
}
