namespace SemGeo.Geocoding.Osm.Pbf;

/// <summary>
/// Reads the wire format of protocol buffers from memory: fields, varints and length-delimited slices, nothing copied.
/// </summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;
    private WireType _type;

    private enum WireType
    {
        Varint = 0,
        Fixed64 = 1,
        Bytes = 2,
        Fixed32 = 5,
    }

    /// <summary>The number of the field that <see cref="Next"/> went to.</summary>
    public int Field { get; private set; }

    /// <summary>Whether all bytes are read.</summary>
    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>Goes to the next field. Its value must be read or skipped.</summary>
    /// <exception cref="InvalidDataException">The bytes are no protocol buffer.</exception>
    public bool Next()
    {
        if (_rest.IsEmpty)
            return false;
        var tag = Varint();
        Field = (int)Math.Min(tag >> 3, int.MaxValue);
        _type = (WireType)(tag & 7);
        if (Field == 0)
            throw new InvalidDataException("a field has the number 0");
        return true;
    }

    /// <summary>The value of a varint field, or the next varint of a packed one.</summary>
    public ulong Varint()
    {
        var value = 0UL;
        for (var i = 0; i < _rest.Length && i < 10; i++)
        {
            var b = _rest[i];
            value |= (ulong)(b & 0x7f) << (7 * i);
            if (b < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return value;
            }
        }

        throw new InvalidDataException("a number is cut short");
    }

    /// <summary>A varint whose sign is its lowest bit.</summary>
    public long Signed()
    {
        var value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>The bytes of a length-delimited field.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        if (_type != WireType.Bytes)
            throw new InvalidDataException($"field {Field} has wire type {(int)_type}, not 2");
        var length = Varint();
        if (length > (ulong)_rest.Length)
            throw new InvalidDataException($"field {Field} says that it has {length} bytes where {_rest.Length} are left");
        return Take((int)length);
    }

    /// <summary>Leaves the value of the field unread.</summary>
    public void Skip()
    {
        switch (_type)
        {
            case WireType.Varint:
                Varint();
                break;
            case WireType.Fixed64:
                Take(8);
                break;
            case WireType.Bytes:
                Bytes();
                break;
            case WireType.Fixed32:
                Take(4);
                break;
            default:
                throw new InvalidDataException($"field {Field} has the unknown wire type {(int)_type}");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
            throw new InvalidDataException($"field {Field} is cut short");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
