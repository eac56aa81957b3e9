using System.Text;

namespace SemGeo.Core.Tests.Tables.ParquetFiles;

/// <summary>A field by hand: its number, its kind and its bytes.</summary>
internal sealed record ThriftPart(int Id, int Kind, byte[] Bytes);

/// <summary>Writes Thrift's compact protocol by hand, right or wrong.</summary>
internal static class ThriftBytes
{
    /// <summary>A struct; the fields' numbers go up by at most 15.</summary>
    public static byte[] Struct(params IEnumerable<ThriftPart> fields)
    {
        var (bytes, last) = (new List<byte>(), 0);
        foreach (var field in fields)
        {
            bytes.Add((byte)((field.Id - last) << 4 | field.Kind));
            bytes.AddRange(field.Bytes);
            last = field.Id;
        }

        return [.. bytes, 0];
    }

    public static ThriftPart I32(int id, long value) => new(id, 5, Varint((ulong)(value << 1 ^ value >> 63)));

    public static ThriftPart I64(int id, long value) => new(id, 6, Varint((ulong)(value << 1 ^ value >> 63)));

    public static ThriftPart Text(int id, string value) => new(id, 8, Binary(value));

    public static ThriftPart Struct(int id, params ThriftPart[] fields) => new(id, 12, Struct(fields));

    public static ThriftPart Structs(int id, params byte[][] elements) => new(id, 9, List(12, elements));

    public static ThriftPart Texts(int id, params string[] elements) => new(id, 9, List(8, [.. elements.Select(Binary)]));

    public static byte[] List(int kind, params byte[][] elements) =>
        [.. elements.Length < 15 ? [(byte)(elements.Length << 4 | kind)] : (byte[])[(byte)(0xF0 | kind), .. Varint((ulong)elements.Length)], .. elements.SelectMany(element => element)];

    public static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        return [.. bytes, (byte)value];
    }

    private static byte[] Binary(string text) => [.. Varint((ulong)Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];
}
