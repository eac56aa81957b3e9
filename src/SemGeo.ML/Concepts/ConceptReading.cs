using SemGeo.Concepts.Influence;

namespace SemGeo.ML.Concepts;

/// <summary>What was measured in one photo.</summary>
/// <param name="Concepts">The concepts, by index.</param>
/// <param name="Dilated">The same concepts enlarged; empty where they are not asked for.</param>
/// <param name="Error">Why there are none; empty where the photo could be measured.</param>
/// <param name="CompletenessGap">The gap of integrated gradients as a share of the change; NaN where there is none.</param>
internal sealed record ConceptReading(IReadOnlyList<ConceptInfluence> Concepts, IReadOnlyList<ConceptInfluence> Dilated, string Error, float CompletenessGap)
{
    public static ConceptReading Failed(string reason) => new([], [], reason, float.NaN);
}
