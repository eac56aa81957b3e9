using System.Runtime.InteropServices;
using SemGeo.Geography;

namespace SemGeo.Partitioning;

/// <summary>
/// Distinct raw addresses and what is summed for each. Location ids and addresses are interned to ints, so that memory grows with
/// the distinct addresses (about 100 bytes each) and not with the images.
/// </summary>
internal sealed class AddressTable
{
    private readonly List<Tally> _tallies = [];
    private readonly List<int> _pool = [];
    private int[] _slots = new int[1024]; // Open addressing, a power of two: the address's index + 1, or 0.

    /// <summary>The locations, numbered in the order in which they came.</summary>
    public LocationNumbers Locations { get; } = new();

    /// <summary>The distinct addresses.</summary>
    public ReadOnlySpan<Tally> Tallies => CollectionsMarshal.AsSpan(_tallies);

    /// <summary>The locations of an address, fine to coarse.</summary>
    public ReadOnlySpan<int> LocationsOf(in Tally tally) => CollectionsMarshal.AsSpan(_pool).Slice(tally.Start, tally.Length);

    /// <summary>Counts an image.</summary>
    public void Count(ReadOnlySpan<int> address, GeoCoordinate coordinate)
    {
        ref var tally = ref FindOrAdd(address);
        tally.Sum.Add(coordinate);
    }

    private ref Tally FindOrAdd(ReadOnlySpan<int> address)
    {
        var hash = HashOf(address);
        var slot = hash & (_slots.Length - 1);
        for (; _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            ref var found = ref CollectionsMarshal.AsSpan(_tallies)[_slots[slot] - 1];
            if (found.Hash == hash && LocationsOf(found).SequenceEqual(address))
                return ref found;
        }

        _tallies.Add(new Tally { Hash = hash, Start = _pool.Count, Length = address.Length });
        _pool.AddRange(address);
        _slots[slot] = _tallies.Count;
        if (_tallies.Count > _slots.Length / 2)
            Grow();
        return ref CollectionsMarshal.AsSpan(_tallies)[^1];
    }

    private void Grow()
    {
        _slots = new int[checked(_slots.Length * 2)];
        for (var i = 0; i < _tallies.Count; i++)
        {
            var slot = _tallies[i].Hash & (_slots.Length - 1);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = i + 1;
        }
    }

    private static int HashOf(ReadOnlySpan<int> address)
    {
        var hash = 14695981039346656037UL;
        foreach (var location in address)
            hash = (hash ^ (uint)location) * 0x9E3779B97F4A7C15UL;
        return (int)(hash >> 32);
    }

    /// <summary>What is summed for one distinct address.</summary>
    public struct Tally
    {
        public int Hash;
        public int Start;
        public int Length;
        public ImageTally Sum;
    }
}
