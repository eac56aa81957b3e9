using System.Buffers.Binary;
using System.Globalization;

namespace SemGeo.Vision.Shards;

/// <summary>The head of a value of MessagePack (github.com/msgpack/msgpack, spec.md): its kind, how long it is, and what follows.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Size">The bytes of the head.</param>
/// <param name="Count">Bytes, values or pairs that follow.</param>
/// <param name="Number">A number as text.</param>
internal readonly record struct MessagePackToken(MessagePackKind Kind, int Size, long Count = 0, string Number = "")
{
    /// <summary>The longest head: a code and eight bytes.</summary>
    public const int MaxSize = 9;

    /// <exception cref="EndOfStreamException">The bytes end within the head.</exception>
    /// <exception cref="InvalidDataException">The first byte is never used by MessagePack.</exception>
    public static MessagePackToken Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            throw new EndOfStreamException();
        var code = bytes[0];
        return code switch
        {
            <= 0x7F => OfNumber(1, code),
            <= 0x8F => new(MessagePackKind.Map, 1, code & 0x0F),
            <= 0x9F => new(MessagePackKind.Array, 1, code & 0x0F),
            <= 0xBF => new(MessagePackKind.Bytes, 1, code & 0x1F),
            0xC0 or 0xC2 or 0xC3 => new(MessagePackKind.Nothing, 1),
            0xC1 => throw new InvalidDataException("the byte C1 is none of MessagePack."),
            >= 0xC4 and <= 0xC6 => Sized(MessagePackKind.Bytes, bytes, 1 << (code - 0xC4)),
            >= 0xC7 and <= 0xC9 => Sized(MessagePackKind.Bytes, bytes, 1 << (code - 0xC7), extension: 1),
            0xCA => OfNumber(5, BinaryPrimitives.ReadSingleBigEndian(Rest(bytes, 4))),
            0xCB => OfNumber(9, BinaryPrimitives.ReadDoubleBigEndian(Rest(bytes, 8))),
            >= 0xCC and <= 0xCF => OfNumber(1 + (1 << (code - 0xCC)), Unsigned(Rest(bytes, 1 << (code - 0xCC)))),
            >= 0xD0 and <= 0xD3 => OfNumber(1 + (1 << (code - 0xD0)), Signed(Rest(bytes, 1 << (code - 0xD0)))),
            >= 0xD4 and <= 0xD8 => new(MessagePackKind.Bytes, 2, 1 << (code - 0xD4)),
            >= 0xD9 and <= 0xDB => Sized(MessagePackKind.Bytes, bytes, 1 << (code - 0xD9)),
            0xDC or 0xDD => Sized(MessagePackKind.Array, bytes, 2 << (code - 0xDC)),
            0xDE or 0xDF => Sized(MessagePackKind.Map, bytes, 2 << (code - 0xDE)),
            _ => OfNumber(1, (sbyte)code),
        };
    }

    private static MessagePackToken OfNumber<T>(int size, T number)
        where T : IFormattable => new(MessagePackKind.Number, size, 0, number.ToString(null, CultureInfo.InvariantCulture));

    private static MessagePackToken Sized(MessagePackKind kind, ReadOnlySpan<byte> bytes, int width, int extension = 0) =>
        new(kind, 1 + width + extension, (long)Unsigned(Rest(bytes, width)));

    private static ReadOnlySpan<byte> Rest(ReadOnlySpan<byte> bytes, int width) => bytes.Length > width ? bytes.Slice(1, width) : throw new EndOfStreamException();

    private static ulong Unsigned(ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        foreach (var next in bytes)
            value = (value << 8) | next;
        return value;
    }

    private static long Signed(ReadOnlySpan<byte> bytes)
    {
        var unused = 64 - (8 * bytes.Length);
        return (long)(Unsigned(bytes) << unused) >> unused;
    }
}

/// <summary>The kinds of values of MessagePack, as far as a reader of photos has to tell them apart.</summary>
internal enum MessagePackKind
{
    /// <summary>Nil or a boolean.</summary>
    Nothing,

    /// <summary>An integer or a number with a fraction; <see cref="MessagePackToken.Number"/>.</summary>
    Number,

    /// <summary>A text, bytes or an extension: so many bytes follow.</summary>
    Bytes,

    /// <summary>So many values follow.</summary>
    Array,

    /// <summary>So many pairs of values follow.</summary>
    Map,
}
