namespace SemGeo.Files;

/// <summary>What one read may take of each <see cref="ReadLimit"/>; what it does not name is not limited. Not for several threads at once.</summary>
internal sealed class ReadBudget
{
    private readonly string _source;
    private readonly long[] _allowed = new long[Enum.GetValues<ReadLimit>().Length];
    private readonly long[] _taken;

    /// <summary>Creates a budget of which nothing is taken yet.</summary>
    /// <param name="source">What is read, for the message.</param>
    /// <param name="limits">How much of what is allowed, 0 or more.</param>
    public ReadBudget(string source, params ReadOnlySpan<(ReadLimit Limit, long Allowed)> limits)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        _source = source;
        _taken = new long[_allowed.Length];
        Array.Fill(_allowed, long.MaxValue);
        foreach (var (limit, allowed) in limits)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(allowed, nameof(limits));
            _allowed[(int)limit] = allowed;
        }
    }

    /// <summary>Takes an amount, on top of what was taken before; before it is allocated.</summary>
    /// <exception cref="ReadLimitException">It is more than what is left.</exception>
    public void Take(ReadLimit limit, long amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        ref var taken = ref _taken[(int)limit];

        // A sum beyond 2^63 is as much as there can be.
        taken = long.MaxValue - taken < amount ? long.MaxValue : taken + amount;
        Check(limit, taken);
    }

    /// <summary>Gives an amount back.</summary>
    public void Return(ReadLimit limit, long amount) => _taken[(int)limit] = Math.Max(0, _taken[(int)limit] - amount);

    /// <summary>Refuses an amount that is by itself more than what is allowed.</summary>
    /// <exception cref="ReadLimitException">It is.</exception>
    public void Check(ReadLimit limit, long amount)
    {
        if (amount > _allowed[(int)limit])
            throw new ReadLimitException(_source, limit, amount, _allowed[(int)limit]);
    }
}
