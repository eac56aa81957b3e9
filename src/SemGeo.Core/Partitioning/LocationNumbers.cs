using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace SemGeo.Partitioning;

/// <summary>
/// Numbers location ids in the order in which they come. Ids are kept as UTF-8 in one array, so that one takes about 30 bytes and
/// a file's bytes are looked up without a string being made of them.
/// </summary>
internal sealed class LocationNumbers
{
    private const int StackBytes = 256;
    private const int MaxWhole = 15;
    private const ulong LongId = ulong.MaxValue;
    private const ulong Multiplier = 0x9E3779B97F4A7C15UL;

    private byte[] _bytes = new byte[1 << 14];
    private int[] _ends = new int[1 << 10];
    private Slot[] _slots = new Slot[1 << 11]; // Open addressing, a power of two.

    /// <summary>The different ids.</summary>
    public int Count { get; private set; }

    /// <summary>The id of a number, made at each call.</summary>
    public string IdOf(int number) => Encoding.UTF8.GetString(BytesOf(number));

    /// <summary>The number of an id, new or known.</summary>
    public int Intern(ReadOnlySpan<char> id)
    {
        var most = Encoding.UTF8.GetMaxByteCount(id.Length);
        Span<byte> utf8 = most <= StackBytes ? stackalloc byte[StackBytes] : new byte[most];
        return Intern(utf8[..Encoding.UTF8.GetBytes(id, utf8)]);
    }

    /// <summary>The number of an id, new or known.</summary>
    public int Intern(ReadOnlySpan<byte> utf8)
    {
        var key = KeyOf(utf8);
        var index = key.Hash & (_slots.Length - 1);
        for (; _slots[index].NumberAnd1 != 0; index = (index + 1) & (_slots.Length - 1))
        {
            ref readonly var slot = ref _slots[index];
            if (slot.First == key.First && slot.Rest == key.Rest && (key.IsWhole || BytesOf(slot.NumberAnd1 - 1).SequenceEqual(utf8)))
                return slot.NumberAnd1 - 1;
        }

        Append(utf8);
        key.NumberAnd1 = Count;
        _slots[index] = key;
        if (Count > _slots.Length / 2)
            Grow();
        return Count - 1;
    }

    private ReadOnlySpan<byte> BytesOf(int number)
    {
        var start = number == 0 ? 0 : _ends[number - 1];
        return _bytes.AsSpan(start, _ends[number] - start);
    }

    private void Append(ReadOnlySpan<byte> utf8)
    {
        var start = Count == 0 ? 0 : _ends[Count - 1];
        var end = checked(start + utf8.Length);
        if (end > _bytes.Length)
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(end, _bytes.Length * 2L)));
        if (Count == _ends.Length)
            Array.Resize(ref _ends, checked(Count * 2));
        utf8.CopyTo(_bytes.AsSpan(start));
        _ends[Count++] = end;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new Slot[checked(old.Length * 2)];
        foreach (ref readonly var slot in old.AsSpan())
        {
            if (slot.NumberAnd1 == 0)
                continue;
            var index = slot.Hash & (_slots.Length - 1);
            while (_slots[index].NumberAnd1 != 0)
                index = (index + 1) & (_slots.Length - 1);
            _slots[index] = slot;
        }
    }

    private static Slot KeyOf(ReadOnlySpan<byte> utf8)
    {
        var length = (ulong)utf8.Length << 56;
        if (utf8.Length < sizeof(ulong))
            return new Slot { First = Packed(utf8), Rest = length };
        var first = BinaryPrimitives.ReadUInt64LittleEndian(utf8);
        if (utf8.Length == sizeof(ulong))
            return new Slot { First = first, Rest = length };
        if (utf8.Length <= MaxWhole)
            return new Slot { First = first, Rest = length | BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]) >> (8 * (2 * sizeof(ulong) - utf8.Length)) };
        for (; utf8.Length >= sizeof(ulong); utf8 = utf8[sizeof(ulong)..])
            first = Mix(first, BinaryPrimitives.ReadUInt64LittleEndian(utf8));
        return new Slot { First = Mix(first, Packed(utf8)), Rest = LongId };
    }

    private static ulong Packed(ReadOnlySpan<byte> utf8)
    {
        ulong packed = 0;
        for (var i = utf8.Length - 1; i >= 0; i--)
            packed = (packed << 8) | utf8[i];
        return packed;
    }

    private static ulong Mix(ulong hash, ulong value) => BitOperations.RotateLeft((hash ^ value) * Multiplier, 29) * Multiplier;

    /// <summary>An id of up to 15 bytes, whole, with its length; a hash of a longer one.</summary>
    private struct Slot
    {
        public ulong First;
        public ulong Rest;
        public int NumberAnd1; // 0 where the slot is empty.

        public readonly bool IsWhole => Rest != LongId;

        public readonly int Hash => (int)(Mix(First, Rest) >> 33);
    }
}
