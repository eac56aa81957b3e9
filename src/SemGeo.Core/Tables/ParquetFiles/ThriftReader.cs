using System.Text;

namespace SemGeo.Tables.ParquetFiles;

/// <summary>
/// Reads structs of Thrift's compact protocol, and takes nothing on trust: every length and count fits in what is left, every known field is of its kind
/// and there once.
/// </summary>
/// <remarks>
/// What it accepts, the Parquet library reads to the same end. That library does not look for the end of its data, nor at the kinds of fields, and passes
/// over a field that it does not know rightly only
/// where it is no struct that holds values; therefore such fields are refused.
/// </remarks>
/// <param name="data">The data.</param>
/// <param name="what">What it is, for messages: "its footer".</param>
internal ref struct ThriftReader(ReadOnlySpan<byte> data, string what)
{
    private const int MostDepth = 8;
    private const int NumberBits = 7;

    private readonly ReadOnlySpan<byte> _data = data;
    private ThriftStruct? _struct;
    private ThriftField? _field;

    /// <summary>Where it is.</summary>
    public int Position { get; private set; }

    /// <summary>Reads a struct.</summary>
    /// <exception cref="InvalidDataException">It is no such struct, or the data ends within it.</exception>
    public ThriftRecord Read(ThriftStruct type)
    {
        var record = new ThriftRecord(type);
        var (seen, last) = (0u, 0);
        while (true)
        {
            (_struct, _field) = (type, null);
            if (!ReadFieldHeader(ref last, out var kind))
                return record;
            if (type.Find(last) is not { } field)
            {
                Skip(kind, 1);
                continue;
            }

            _field = field;
            if (kind != field.Kind && !(field.Kind == ThriftKind.True && kind == ThriftKind.False))
                throw Wrong($"is of the kind {(int)kind} and not {field.Kind}");
            if ((seen >> field.Id & 1) != 0)
                throw Wrong("is there twice");
            seen |= 1u << field.Id;
            var (number, value) = field.Kind == ThriftKind.List ? (0, ReadList(field)) : ReadValue(field, kind);
            if (field.IsKept)
                record.Keep(field, number, value);
        }
    }

    private bool ReadFieldHeader(ref int last, out ThriftKind kind)
    {
        var header = ReadByte();
        kind = (ThriftKind)(header & 0xF);
        if (header == 0)
            return false;
        var id = header >> 4 is var step and > 0 ? last + step : ReadNumber(16);
        if (id is <= 0 or > short.MaxValue)
            throw Wrong($"has a field of the number {id}");
        last = (int)id;
        return true;
    }

    private (long Number, object? Value) ReadValue(ThriftField field, ThriftKind kind) => kind switch
    {
        ThriftKind.True => (1, null),
        ThriftKind.False => (0, null),
        ThriftKind.I8 => (ReadByte(), null),
        ThriftKind.I16 => (ReadNumber(16), null),
        ThriftKind.I32 => (ReadNumber(32), null),
        ThriftKind.I64 => (ReadNumber(64), null),
        ThriftKind.Double => (Take(sizeof(double)).Length, null),
        ThriftKind.Binary => ReadText(field.IsKept),
        ThriftKind.Struct => (0, Read(field.Struct!)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private (long Number, object? Text) ReadText(bool isKept)
    {
        var bytes = ReadBinary();
        return (bytes.Length, isKept ? Encoding.UTF8.GetString(bytes) : null);
    }

    private IReadOnlyList<object?>? ReadList(ThriftField field)
    {
        var (count, kind) = ReadListHeader();
        if (count > 0 && kind != field.Element)
            throw Wrong($"is a list of the kind {(int)kind} and not {field.Element}");
        var list = field.IsKept ? new List<object?>(count) : null;
        for (var i = 0; i < count; i++)
        {
            var (_, value) = ReadValue(field, kind);
            list?.Add(value);
        }

        return list;
    }

    // An element takes a byte at least, so that a count is never more than the bytes that are left.
    private (int Count, ThriftKind Kind) ReadListHeader()
    {
        var header = ReadByte();
        var count = header >> 4 is var few and < 15 ? (ulong)few : ReadVarint(32);
        return count <= (ulong)(_data.Length - Position)
            ? ((int)count, (ThriftKind)(header & 0xF)) : throw Wrong($"has {count} elements, and only {_data.Length - Position} bytes are left");
    }

    private ReadOnlySpan<byte> ReadBinary()
    {
        var length = ReadVarint(32);
        return length <= (ulong)(_data.Length - Position) ? Take((int)length) : throw Wrong($"has {length} bytes, and only {_data.Length - Position} are left");
    }

    // What a newer format has.
    private void Skip(ThriftKind kind, int depth)
    {
        if (depth > MostDepth)
            throw Wrong($"has more than {MostDepth} lists in one another");
        switch (kind)
        {
            case ThriftKind.True or ThriftKind.False:
                break;
            case ThriftKind.I8:
                ReadByte();
                break;
            case ThriftKind.I16 or ThriftKind.I32 or ThriftKind.I64:
                ReadVarint(64);
                break;
            case ThriftKind.Double:
                Take(sizeof(double));
                break;
            case ThriftKind.Binary:
                ReadBinary();
                break;
            case ThriftKind.List:
                var (count, element) = ReadListHeader();
                if (count > 0 && element is ThriftKind.True or ThriftKind.False)
                    throw Wrong("has an unknown list of booleans");
                for (var i = 0; i < count; i++)
                    Skip(element, depth + 1);
                break;
            case ThriftKind.Struct:
                for (var last = 0; ReadFieldHeader(ref last, out var inner);)
                {
                    if (inner is not (ThriftKind.True or ThriftKind.False))
                        throw Wrong("has an unknown struct");
                }

                break;
            default:
                throw Wrong($"has a field of the kind {(int)kind}");
        }
    }

    private long ReadNumber(int bits)
    {
        var value = ReadVarint(bits);
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong ReadVarint(int bits)
    {
        var value = 0ul;
        for (var shift = 0; shift < bits; shift += NumberBits)
        {
            var part = ReadByte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return bits == 64 || value >> bits == 0 ? value : throw Wrong($"has a number of more than {bits} bits");
        }

        throw Wrong($"has a number of more than {bits} bits");
    }

    private byte ReadByte() => Take(1)[0];

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _data.Length - Position)
            throw new InvalidDataException($"{what} ends within {Where} (byte {_data.Length} of {_data.Length})");
        Position += count;
        return _data.Slice(Position - count, count);
    }

    private readonly string Where => _struct is null ? "a struct" : _field is null ? $"a {_struct.Name}" : $"the {_field.Name} of a {_struct.Name}";

    private readonly InvalidDataException Wrong(string fault) => new($"in {what}, {Where} {fault} (byte {Position} of {_data.Length})");
}
