namespace SemGeo.Robustness.Mutations;

/// <summary>Makes damaged bytes from whole ones; what was given stays as it is.</summary>
internal delegate byte[] Mutator(byte[] whole, Dice dice);

/// <summary>Puts mutators together.</summary>
internal static class Mutators
{
    /// <summary>One of several by their weights.</summary>
    public static Mutator OneOf(params (int Weight, Mutator Mutator)[] choices)
    {
        var sum = choices.Sum(choice => choice.Weight);
        return (whole, dice) =>
        {
            var number = dice.Next(sum);
            foreach (var (weight, mutator) in choices)
            {
                if ((number -= weight) < 0)
                    return mutator(whole, dice);
            }

            return whole;
        };
    }

    /// <summary>The mutator of a structure, and now and then that of plain bytes.</summary>
    public static Mutator WithBytes(Mutator structure) => OneOf((3, structure), (1, ByteMutations.Any));

    /// <summary>One change, seldom two or three.</summary>
    public static Mutator Repeated(Mutator mutator) => (whole, dice) =>
    {
        var result = mutator(whole, dice);
        while (dice.OneIn(4))
            result = mutator(result, dice);
        return result;
    };
}
