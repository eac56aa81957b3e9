using SemGeo.Numerics;

namespace SemGeo.Splitting;

/// <summary>
/// Shares units (cells, groups, or what they join) out to parts, the largest first: each goes to a part with a probability that is
/// proportional to what the part still lacks, drawn from the unit's hash, where the whole unit has room there. So every unit may go to
/// any part that can hold it, and the small ones at the end fill the shares.
/// </summary>
internal sealed class SplitShares
{
    private static readonly SplitPart[] Parts = [SplitPart.Training, SplitPart.Validation, SplitPart.Test];

    private readonly double[] _lacking;

    public SplitShares(long photos, SplitOptions options)
    {
        var (validation, test) = (Math.Round(photos * options.ValidationFraction), Math.Round(photos * options.TestFraction));
        _lacking = [photos - validation - test, validation, test];
    }

    /// <summary>Assigns units.</summary>
    /// <param name="sizes">The photos of each unit.</param>
    /// <param name="hashes">A hash of each.</param>
    /// <returns>The part of each.</returns>
    public SplitPart[] Assign(ReadOnlySpan<int> sizes, ReadOnlySpan<ulong> hashes)
    {
        var order = new (int Size, ulong Hash, int Unit)[sizes.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = (-sizes[i], hashes[i], i);
        Array.Sort(order);
        var parts = new SplitPart[sizes.Length];
        foreach (var (size, hash, unit) in order)
        {
            parts[unit] = Draw(-size, SplitMix64.ToUnit(SplitMix64.Mix(hash)));
            _lacking[(int)parts[unit]] += size;
        }

        return parts;
    }

    private SplitPart Draw(int size, double at)
    {
        var room = Array.ConvertAll(Parts, part => size <= _lacking[(int)part] ? _lacking[(int)part] : 0);
        var left = at * room.Sum();
        for (var i = 0; i < room.Length; i++)
        {
            left -= room[i];
            if (left < 0)
                return Parts[i];
        }

        // No part can hold it whole: the one that lacks most goes over by least.
        return Parts.MaxBy(part => _lacking[(int)part]);
    }
}
