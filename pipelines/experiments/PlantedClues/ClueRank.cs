using SemGeo.Concepts.Ade20k;
using SemGeo.Concepts.Influence;

namespace SemGeo.Experiments.PlantedClues;

/// <summary>Where the planted concept stands among the concepts of one photo.</summary>
/// <param name="Case">The model.</param>
/// <param name="Method">How it was explained.</param>
/// <param name="Photo">The photo's name.</param>
/// <param name="IsCorrect">Whether the model's answer is the label's.</param>
/// <param name="Rank">1 = the highest influence. Concepts of equal influence count as before it.</param>
/// <param name="Concepts">The concepts that were measured.</param>
/// <param name="Share">The share of the photo that the planted concept covers.</param>
/// <param name="Influence">Its influence.</param>
/// <param name="First">The concept with the highest influence.</param>
/// <param name="ExchangedChance">How often it would be in the first place by the explanations of other photos of the same model, 0 to 1; see <see cref="Exchange"/>.</param>
internal sealed record ClueRank(
    AuditCase Case, string Method, string Photo, bool IsCorrect, int Rank, int Concepts, double Share, double Influence, string First, double ExchangedChance = double.NaN)
{
    /// <summary>
    /// A chance that knows what explanations of a model have in common, such as a liking for the upper half, and sizes and places of concepts: the share of the other photos' maps
    /// by which the planted concept of this photo would come first. It is to concepts what the shuffled area under the curve is to fixations (Zhang et al., Journal of Vision 2008).
    /// </summary>
    /// <param name="concept">The planted concept.</param>
    /// <param name="exchanged">The concepts of the photo as measured by the map of each other photo.</param>
    public static double Exchange(string concept, IReadOnlyCollection<IReadOnlyList<ConceptInfluence>> exchanged)
    {
        var planted = Ade20kClasses.IndexOf(concept);
        return exchanged.Average(measured =>
        {
            var own = measured.First(influence => influence.Concept == planted);
            return measured.Count(influence => influence.Influence >= own.Influence) == 1 ? 1.0 : 0.0;
        });
    }

    /// <summary>The rank among the measured concepts of a photo; null where the planted one is too small to be measured.</summary>
    public static ClueRank? Of(AuditCase model, string method, string photo, bool isCorrect, IReadOnlyList<ConceptInfluence> measured)
    {
        var planted = Ade20kClasses.IndexOf(model.Concept);
        if (measured.All(concept => concept.Concept != planted))
            return null;
        var own = measured.First(concept => concept.Concept == planted);
        var rank = measured.Count(concept => concept.Influence >= own.Influence);
        var first = measured.MaxBy(concept => concept.Influence);
        return new ClueRank(model, method, photo, isCorrect, rank, measured.Count, own.Size, own.Influence, Ade20kClasses.All[first.Concept].Name);
    }
}
