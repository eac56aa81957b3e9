using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Scenes.Items;

/// <summary>A tree or a palm.</summary>
/// <param name="X">Metres right of the road's middle.</param>
/// <param name="Z">Metres ahead.</param>
/// <param name="Height">Metres.</param>
/// <param name="Shape">Its silhouette.</param>
/// <param name="Shade">How much lighter or darker it is than its style.</param>
/// <param name="Seed">Of its branches.</param>
internal sealed record Tree(float X, float Z, float Height, TreeShape Shape, float Shade, uint Seed) : ISceneItem
{
    public (float X, float Z) Anchor => (X, Z);

    public void PaintShadow(Scene scene, Canvas canvas)
    {
        var view = scene.Camera.ToView(X, 0, Z);
        if (view.Z < 1.5f || scene.Light.Strength < 0.1f)
            return;
        var foot = scene.Camera.ToScreen(view);
        var scale = scene.Camera.Focal / view.Z;
        var radius = Height * (Shape is TreeShape.Column or TreeShape.Conifer ? 0.16f : 0.3f) * scale;
        canvas.Darken(foot.X, foot.Y, radius, radius * scene.Camera.Height / view.Z, scene.Light.ShadowFactor);
    }

    public void Paint(Scene scene, Canvas canvas) => TreePainter.Paint(this, scene, canvas);
}
