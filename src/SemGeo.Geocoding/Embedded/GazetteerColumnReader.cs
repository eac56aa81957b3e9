using System.Buffers.Binary;

namespace SemGeo.Geocoding.Embedded;

/// <summary>
/// Reads the columns of a gazetteer file. Integers are stored by planes (all lowest bytes, then all second bytes, ...), which
/// compresses better than any byte code per number.
/// </summary>
internal sealed class GazetteerColumnReader(byte[] data)
{
    private int _position;

    public bool AtEnd => _position == data.Length;

    /// <summary>Reads the number of rows of a table, never more than bytes are left, whatever the file claims.</summary>
    public int ReadCount(string what)
    {
        var count = BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int), what));
        if (count < 0 || count > data.Length - _position)
            throw Corrupt(what, $"a table of {count} rows cannot stand in the {data.Length - _position} bytes that follow");
        return count;
    }

    public byte[] ReadBytes(int count, string what) => Take(count, what).ToArray();

    public int[] ReadInts(int count, string what)
    {
        var planes = Take(1, what)[0];
        if (planes > sizeof(int))
            throw Corrupt(what, $"{planes} bytes a number are more than 4");
        var values = new int[count];
        for (var plane = 0; plane < planes; plane++)
        {
            var bytes = Take(count, what);
            for (var i = 0; i < count; i++)
                values[i] |= bytes[i] << (8 * plane);
        }

        return values;
    }

    /// <summary>Reads signed numbers.</summary>
    public int[] ReadSigned(int count, string what)
    {
        var values = ReadInts(count, what);
        foreach (ref var value in values.AsSpan())
            value = (int)((uint)value >> 1) ^ -(value & 1);
        return values;
    }

    /// <summary>Reads signed numbers that are stored as the difference to the one before.</summary>
    public int[] ReadDeltas(int count, string what)
    {
        var values = ReadSigned(count, what);
        for (var i = 1; i < count; i++)
            values[i] += values[i - 1];
        return values;
    }

    public Utf8Column ReadStrings(int count, string what)
    {
        var size = ReadCount(what);
        var bytes = ReadBytes(size, what);
        var ends = new int[count];
        var start = 0;
        for (var i = 0; i < count; i++)
        {
            var length = bytes.AsSpan(start).IndexOf((byte)'\n');
            if (length < 0)
                throw Corrupt(what, $"only {i} of {count} texts are there");
            ends[i] = start + length;
            start = ends[i] + 1;
        }

        return new Utf8Column(bytes, ends);
    }

    /// <summary>Throws unless every value lies in [minimum, limit).</summary>
    public static int[] Within(int[] values, int minimum, int limit, string what)
    {
        foreach (var value in values)
        {
            if (value < minimum || value >= limit)
                throw Corrupt(what, $"the value {value} is outside {minimum} to {limit - 1}");
        }

        return values;
    }

    public static GazetteerFormatException Corrupt(string what, string why, Exception? inner = null) =>
        new($"The gazetteer file is corrupt at '{what}': {why}. Restore the file, or make it again with eng/gazetteer.", inner);

    private ReadOnlySpan<byte> Take(int count, string what)
    {
        if (count > data.Length - _position)
            throw Corrupt(what, $"{count} bytes are wanted and {data.Length - _position} are left");
        var bytes = data.AsSpan(_position, count);
        _position += count;
        return bytes;
    }
}
