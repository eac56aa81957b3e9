using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Scenes.Composing;

/// <summary>What must be well in view because the clues are confined to it. In a natural set nothing is emphasised.</summary>
/// <param name="Buildings">Houses, but no canyon of them.</param>
/// <param name="Trees">Trees near the camera.</param>
/// <param name="Palms">All trees are palms.</param>
/// <param name="Mountains">High mountains with a free view of them.</param>
internal readonly record struct SceneEmphasis(bool Buildings, bool Trees, bool Palms, bool Mountains)
{
    private static readonly float[] Natural = [0.34f, 0.26f, 0.16f, 0.10f, 0.14f];
    private static readonly float[] ForBuildings = [0.10f, 0.55f, 0.05f, 0.0f, 0.30f];
    private static readonly float[] ForLand = [0.0f, 0.1f, 0.5f, 0.4f, 0.0f];

    public static SceneEmphasis For(IReadOnlySet<byte> clueConcepts) => new(
        clueConcepts.Contains(Concept.Building),
        clueConcepts.Contains(Concept.Tree),
        clueConcepts.Contains(Concept.Palm) && !clueConcepts.Contains(Concept.Tree),
        clueConcepts.Contains(Concept.Mountain));

    /// <summary>The kind of a scene that drew a number from 0 to 1.</summary>
    public SceneKind KindOf(float draw)
    {
        var weights = Buildings ? ForBuildings : Mountains || Trees || Palms ? ForLand : Natural;
        for (var kind = 0; kind < weights.Length; kind++)
        {
            if ((draw -= weights[kind]) < 0)
                return (SceneKind)kind;
        }

        return SceneKind.Suburb;
    }
}
