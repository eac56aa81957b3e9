using System.Buffers.Binary;

namespace SemGeo.Geography;

/// <summary>
/// Walks well-known binary without making anything of it: the library that reads it makes room for as many vertices as a number in it says, and calls itself for each part in a part.
/// </summary>
internal ref struct WkbShape
{
    private const uint HasZ = 0x80000000, HasM = 0x40000000, HasReference = 0x20000000;

    private ReadOnlySpan<byte> _rest;

    /// <summary>Refuses bytes that hold less than they say.</summary>
    /// <exception cref="FormatException">They do, or are of a kind that is not known.</exception>
    public static void Check(ReadOnlySpan<byte> bytes)
    {
        var shape = new WkbShape { _rest = bytes };
        shape.Part(0);
    }

    private void Part(int depth)
    {
        const int Point = 1, Line = 2, Polygon = 3, LastCollection = 7;
        if (depth > ForeignGeometry.MaxDepth)
            throw new FormatException($"it has more than {ForeignGeometry.MaxDepth} parts in one another");
        var isLittle = Take(1)[0] != 0;
        var type = Number(isLittle);
        if ((type & HasReference) != 0)
            Take(4);
        var ordinates = 2 + ((type & HasZ) != 0 ? 1 : 0) + ((type & HasM) != 0 ? 1 : 0);
        var coded = type & 0xFFFF;
        ordinates = (coded / 1000) switch { 1 or 2 => 3, 3 => 4, _ => ordinates };
        switch (coded % 1000)
        {
            case Point:
                Vertices(1, ordinates);
                break;
            case Line:
                Vertices(Number(isLittle), ordinates);
                break;
            case Polygon:
                for (var rings = Number(isLittle); rings > 0; rings--)
                    Vertices(Number(isLittle), ordinates);
                break;
            case > Polygon and <= LastCollection:
                for (var parts = Number(isLittle); parts > 0; parts--)
                    Part(depth + 1);
                break;
            default:
                throw new FormatException($"it has a part of the kind {coded}, which is not known");
        }
    }

    private uint Number(bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(Take(4)) : BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    private void Vertices(uint count, int ordinates) => Take((long)count * ordinates * sizeof(double));

    private ReadOnlySpan<byte> Take(long count)
    {
        if (count > _rest.Length)
            throw new FormatException($"it is cut short: {count} bytes more are said to follow where {_rest.Length} are left");
        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }
}
