namespace SemGeo.Tables.ParquetFiles;

/// <summary>What a value of Thrift's compact protocol is, by the number that stands before it.</summary>
internal enum ThriftKind : byte
{
    /// <summary>A boolean field that is true; elements of lists of booleans have this number, too.</summary>
    True = 1,

    /// <summary>A boolean field that is false.</summary>
    False = 2,

    /// <summary>One byte.</summary>
    I8 = 3,

    /// <summary>A whole number of 16 bits, zigzag, in groups of seven bits.</summary>
    I16 = 4,

    /// <summary>One of 32 bits.</summary>
    I32 = 5,

    /// <summary>One of 64 bits.</summary>
    I64 = 6,

    /// <summary>A floating-point number of 8 bytes.</summary>
    Double = 7,

    /// <summary>Bytes or text, its length before it.</summary>
    Binary = 8,

    /// <summary>A list, its count and kind before it.</summary>
    List = 9,

    /// <summary>Fields up to a zero byte.</summary>
    Struct = 12,
}

/// <summary>A field of a struct.</summary>
/// <param name="Id">Its number, from 1.</param>
/// <param name="Name">Its name, for messages.</param>
/// <param name="Kind">What it is; <see cref="ThriftKind.True"/> for a boolean.</param>
/// <param name="Element">What the elements of a list are; else the kind itself.</param>
/// <param name="Struct">The struct that it is, or its elements are; null for others.</param>
/// <param name="IsKept">Whether its value is looked at, and kept for that.</param>
internal sealed record ThriftField(int Id, string Name, ThriftKind Kind, ThriftKind Element, ThriftStruct? Struct, bool IsKept)
{
    /// <summary>Where its value is among those that are kept of the struct.</summary>
    public int Slot { get; set; } = -1;
}

/// <summary>A struct by its fields.</summary>
internal sealed class ThriftStruct
{
    private readonly ThriftField?[] _byId;

    /// <summary>Describes a struct.</summary>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="fields">Its fields.</param>
    public ThriftStruct(string name, params IReadOnlyList<ThriftField> fields)
    {
        Name = name;
        Fields = fields;
        _byId = new ThriftField?[fields.Count == 0 ? 0 : fields.Max(field => field.Id) + 1];
        foreach (var field in fields)
        {
            _byId[field.Id] = field;
            if (field.IsKept)
                field.Slot = KeptCount++;
        }
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its fields, at most 32.</summary>
    public IReadOnlyList<ThriftField> Fields { get; }

    /// <summary>The number of the fields that are kept.</summary>
    public int KeptCount { get; }

    /// <summary>A field by its number; null where it has none of that number.</summary>
    public ThriftField? Find(int id) => id < _byId.Length ? _byId[id] : null;
}

/// <summary>The values of a struct that are kept.</summary>
internal sealed class ThriftRecord(ThriftStruct type)
{
    private readonly long[] _numbers = new long[type.KeptCount];
    private readonly object?[] _values = new object?[type.KeptCount];
    private uint _present;

    /// <summary>Whether a field is there.</summary>
    public bool Has(string name) => (_present >> SlotOf(name) & 1) != 0;

    /// <summary>A whole number.</summary>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    public long Number(string name) => Has(name) ? _numbers[SlotOf(name)] : throw Lacks(name);

    /// <summary>A whole number, or null where it is not there.</summary>
    public long? NumberOrNull(string name) => Has(name) ? _numbers[SlotOf(name)] : null;

    /// <summary>A text, a struct (<see cref="ThriftRecord"/>), or a list of these.</summary>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    public T Value<T>(string name)
        where T : class => (T?)_values[SlotOf(name)] ?? throw Lacks(name);

    /// <summary>Keeps a value.</summary>
    internal void Keep(ThriftField field, long number, object? value)
    {
        (_numbers[field.Slot], _values[field.Slot]) = (number, value);
        _present |= 1u << field.Slot;
    }

    private int SlotOf(string name)
    {
        foreach (var field in type.Fields)
        {
            if (field.IsKept && field.Name == name)
                return field.Slot;
        }

        throw new ArgumentException($"'{type.Name}' keeps no '{name}'.", nameof(name));
    }

    private InvalidDataException Lacks(string name) => new($"a {type.Name} lacks its {name}");
}
