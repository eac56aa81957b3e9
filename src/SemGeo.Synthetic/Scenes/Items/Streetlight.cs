using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Scenes.Items;

/// <summary>A lamp on a post beside the road.</summary>
/// <param name="X">Metres right of the road's middle.</param>
/// <param name="Z">Metres ahead.</param>
/// <param name="Height">Metres.</param>
/// <param name="Arm">How far the lamp hangs to the right, in metres.</param>
internal sealed record Streetlight(float X, float Z, float Height, float Arm) : ISceneItem
{
    public (float X, float Z) Anchor => (X, Z);

    public void Paint(Scene scene, Canvas canvas)
    {
        var view = scene.Camera.ToView(X, 0, Z);
        if (view.Z < 2)
            return;
        var foot = scene.Camera.ToScreen(view);
        var scale = scene.Camera.Focal / view.Z;
        var half = Math.Max(0.6f, 0.07f * scale);
        var metal = scene.Light.On(new Rgb(0.36f, 0.38f, 0.40f), 0.4f, view.Z).Pack(Concept.Streetlight);
        var top = foot.Y - Height * scale;
        var end = foot.X + Arm * scale;
        canvas.FillRectangle(foot.X - half, top, foot.X + half, foot.Y, metal);
        canvas.FillRectangle(Math.Min(foot.X, end), top - half, Math.Max(foot.X, end), top + half, metal);
        var lamp = (scene.Light.IsDusk ? new Rgb(1, 0.93f, 0.7f) : new Rgb(0.8f, 0.8f, 0.78f)).Pack(Concept.Streetlight);
        canvas.FillRectangle(end - 0.35f * scale, top, end + 0.35f * scale, top + Math.Max(1, 0.18f * scale), lamp);
    }
}
