using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Scenes.Items;

/// <summary>Leaves close to the lens in a corner of the picture.</summary>
/// <param name="IsRight">Which corner.</param>
/// <param name="Size">In parts of the picture's width.</param>
/// <param name="Seed">Of the leaves.</param>
internal sealed record HangingBranch(bool IsRight, float Size, uint Seed) : ISceneItem
{
    public (float X, float Z) Anchor => (0, -1000);

    public void Paint(Scene scene, Canvas canvas)
    {
        var random = Sampling.SeededRandom.For(Seed, 2);
        var brush = new LeafBrush(scene, Concept.Tree, scene.Styles[Concept.Tree].Plants.Leaf * 0.7f, 1, canvas.FrameSize * 0.08f, Seed);
        var s = canvas.FrameSize * Size;
        for (var i = 0; i < 6; i++)
        {
            var (x, y) = (random.Range(0, s), random.Range(0, s * 0.6f));
            brush.Dab(canvas, IsRight ? canvas.Size - x : x, y, s * 0.35f, s * 0.28f);
        }
    }
}
