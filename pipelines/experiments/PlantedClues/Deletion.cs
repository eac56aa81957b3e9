using SemGeo.Concepts.Influence;

namespace SemGeo.Experiments.PlantedClues;

/// <summary>What happens to the true cell's probability when a concept is blurred.</summary>
/// <param name="Case">The model.</param>
/// <param name="Photo">The photo's name.</param>
/// <param name="Probability">The true cell's probability for the photo as it is.</param>
/// <param name="High">The concept with the highest influence.</param>
/// <param name="Low">One of about its size with low influence.</param>
/// <param name="DropOfHigh">By how much the probability falls when <paramref name="High"/> is blurred.</param>
/// <param name="DropOfLow">The same for <paramref name="Low"/>.</param>
internal sealed record Deletion(AuditCase Case, string Photo, double Probability, string High, string Low, double DropOfHigh, double DropOfLow)
{
    private const double MostTimes = 2;

    /// <summary>By how much more the blurring of the concept with the high influence costs.</summary>
    public double Difference => DropOfHigh - DropOfLow;

    /// <summary>
    /// The concept with the highest influence and, of those that are at most twice and at least half as large, the one with the lowest; null where no such pair is in the photo.
    /// </summary>
    public static (ConceptInfluence High, ConceptInfluence Low)? Pair(IReadOnlyList<ConceptInfluence> measured)
    {
        if (measured.Count < 2)
            return null;
        var high = measured.MaxBy(concept => concept.Influence);
        var alike = measured.Where(other => other.Influence < high.Influence && other.Size <= MostTimes * high.Size && high.Size <= MostTimes * other.Size).ToArray();
        return alike.Length == 0 ? null : (high, alike.MinBy(other => other.Influence));
    }
}
