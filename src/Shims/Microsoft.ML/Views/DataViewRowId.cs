using System.Numerics;

namespace Microsoft.ML.Data;

/// <summary>The identity of a row, 128 bits. Ids derived by <see cref="Fork"/>, <see cref="Next"/> and <see cref="Combine"/> mix like the rounds of MurmurHash3 x64-128.</summary>
public readonly struct DataViewRowId : IComparable<DataViewRowId>, IEquatable<DataViewRowId>
{
    private const ulong C1 = 0x87c37b91114253d5;
    private const ulong C2 = 0x4cf5ad432745937f;

    /// <summary>The lower 64 bits.</summary>
    public readonly ulong Low;

    /// <summary>The upper 64 bits.</summary>
    public readonly ulong High;

    /// <summary>Makes an id of its halves.</summary>
    public DataViewRowId(ulong low, ulong high)
    {
        Low = low;
        High = high;
    }

    /// <summary>The id of what is split off a row, as if the row's id were combined with a fixed one.</summary>
    public DataViewRowId Fork()
    {
        var next = Next();
        return new DataViewRowId(next.Low ^ (BitOperations.RotateLeft(C1, 31) * C2), next.High);
    }

    /// <summary>The id of what follows, as if the id were combined with zero.</summary>
    public DataViewRowId Next() => MixIn(0, 0);

    /// <summary>An id that depends on both ids and on their order.</summary>
    public DataViewRowId Combine(DataViewRowId other)
    {
        other = other.Fork();
        return MixIn(BitOperations.RotateLeft(other.Low * C1, 31) * C2, BitOperations.RotateLeft(other.High * C2, 33) * C1);
    }

    /// <summary>Orders by <see cref="High"/>, then <see cref="Low"/>.</summary>
    public int CompareTo(DataViewRowId other)
    {
        var order = High.CompareTo(other.High);
        return order != 0 ? order : Low.CompareTo(other.Low);
    }

    /// <summary>Whether both halves are equal.</summary>
    public bool Equals(DataViewRowId other) => Low == other.Low && High == other.High;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DataViewRowId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Low, High);

    /// <inheritdoc/>
    public override string ToString() => $"{High:x16}{Low:x16}";

    // One round over a 16-byte block whose halves are scrambled already.
    private DataViewRowId MixIn(ulong k1, ulong k2)
    {
        var low = ((BitOperations.RotateLeft(Low ^ k1, 27) + High) * 5) + 0x52dce729;
        var high = ((BitOperations.RotateLeft(High ^ k2, 31) + low) * 5) + 0x38495ab5;
        return new DataViewRowId(low, high);
    }
}
