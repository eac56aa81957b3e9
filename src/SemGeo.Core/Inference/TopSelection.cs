namespace SemGeo.Inference;

/// <summary>The k largest of many values by selection: one sweep, no sorting of the rest. Of equals the smaller index wins.</summary>
internal static class TopSelection
{
    /// <summary>Fills <paramref name="best"/> with the indices of the largest values, largest first.</summary>
    /// <returns>The number of indices: the length of <paramref name="best"/>, or of <paramref name="values"/> where that is less.</returns>
    public static int Select(ReadOnlySpan<double> values, Span<int> best)
    {
        var count = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (count == best.Length && (count == 0 || values[i] <= values[best[count - 1]]))
                continue;

            // Indices come in ascending order, so that an equal value goes behind those that are there.
            var place = count < best.Length ? count++ : count - 1;
            for (; place > 0 && values[best[place - 1]] < values[i]; place--)
                best[place] = best[place - 1];
            best[place] = i;
        }

        return count;
    }
}
