using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Scenes.Items;

/// <summary>A bush or a piece of hedge.</summary>
/// <param name="X">Metres right of the road's middle.</param>
/// <param name="Z">Metres ahead.</param>
/// <param name="Height">Metres.</param>
/// <param name="Width">Metres.</param>
/// <param name="Seed">Of its leaves.</param>
internal sealed record Bush(float X, float Z, float Height, float Width, uint Seed) : ISceneItem
{
    public (float X, float Z) Anchor => (X, Z);

    public void Paint(Scene scene, Canvas canvas)
    {
        var view = scene.Camera.ToView(X, 0, Z);
        if (view.Z < 1)
            return;
        var foot = scene.Camera.ToScreen(view);
        var scale = scene.Camera.Focal / view.Z;
        var brush = new LeafBrush(scene, Concept.Plant, scene.Styles[Concept.Plant].Plants.Leaf * 0.95f, view.Z, scale, Seed);
        brush.Dab(canvas, foot.X, foot.Y - Height * 0.45f * scale, Width / 2 * scale, Height * 0.55f * scale);
    }
}
