using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>
/// MurmurHash3 x86-32 of a column's values: of integers and booleans the 4 or 8 bytes, of text the UTF-8 bytes without the spaces around it. An empty text has no hash.
/// ML.NET gives the same hashes, except for text beyond ASCII, which it lays out in its own way.
/// </summary>
internal static class RowHash
{
    private const int StackLimit = 256;

    /// <summary>A delegate that hashes the row's current value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Values of the type cannot be hashed.</exception>
    public static Func<uint?> Of(DataViewRow row, DataViewSchema.Column column, uint seed)
    {
        var type = column.Type;
        if (type == TextDataViewType.Instance)
            return Read<ReadOnlyMemory<char>>(row, column, text => text.IsEmpty ? null : OfText(text.Span.Trim(' '), seed));
        if (type == BooleanDataViewType.Instance)
            return Read<bool>(row, column, value => OfInt32(value ? 1 : 0, seed));
        if (type == NumberDataViewType.SByte)
            return Read<sbyte>(row, column, value => OfInt32(value, seed));
        if (type == NumberDataViewType.Byte)
            return Read<byte>(row, column, value => OfInt32(value, seed));
        if (type == NumberDataViewType.Int16)
            return Read<short>(row, column, value => OfInt32(value, seed));
        if (type == NumberDataViewType.UInt16)
            return Read<ushort>(row, column, value => OfInt32(value, seed));
        if (type == NumberDataViewType.Int32)
            return Read<int>(row, column, value => OfInt32(value, seed));
        if (type == NumberDataViewType.UInt32)
            return Read<uint>(row, column, value => OfInt32((int)value, seed));
        if (type == NumberDataViewType.Int64)
            return Read<long>(row, column, value => OfInt64(value, seed));
        if (type == NumberDataViewType.UInt64)
            return Read<ulong>(row, column, value => OfInt64((long)value, seed));
        throw Contracts.ExceptParam(nameof(column), $"Rows cannot be grouped by column '{column.Name}' of type {type}: use text, a number, a boolean or a key.");
    }

    private static Func<uint?> Read<T>(DataViewRow row, DataViewSchema.Column column, Func<T, uint?> hash)
    {
        var get = row.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            get(ref value);
            return hash(value);
        };
    }

    private static uint OfInt32(int value, uint seed) => MurmurHash3.Finish(MurmurHash3.Mix(seed, (uint)value), sizeof(int));

    private static uint OfInt64(long value, uint seed) =>
        MurmurHash3.Finish(MurmurHash3.Mix(MurmurHash3.Mix(seed, (uint)value), (uint)(value >> 32)), sizeof(long));

    private static uint OfText(ReadOnlySpan<char> text, uint seed)
    {
        var rented = text.Length <= StackLimit ? null : ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var buffer = rented ?? stackalloc byte[Encoding.UTF8.GetMaxByteCount(StackLimit)];
        var hash = OfBytes(buffer[..Encoding.UTF8.GetBytes(text, buffer)], seed);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    private static uint OfBytes(ReadOnlySpan<byte> bytes, uint seed)
    {
        var hash = seed;
        var rest = bytes;
        for (; rest.Length >= sizeof(uint); rest = rest[sizeof(uint)..])
            hash = MurmurHash3.Mix(hash, BinaryPrimitives.ReadUInt32LittleEndian(rest));
        uint tail = 0;
        for (var i = 0; i < rest.Length; i++)
            tail |= (uint)rest[i] << (8 * i);
        return MurmurHash3.Finish(rest.Length > 0 ? hash ^ MurmurHash3.Scramble(tail) : hash, bytes.Length);
    }
}
