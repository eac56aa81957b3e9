using System.Numerics;
using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Scenes.Items;

/// <summary>Somebody on foot.</summary>
/// <param name="X">Metres right of the road's middle.</param>
/// <param name="Z">Metres ahead.</param>
/// <param name="Height">Metres.</param>
/// <param name="Top">The colour of the upper clothes.</param>
/// <param name="Legs">The colour of the lower clothes.</param>
/// <param name="Skin">The colour of the skin.</param>
/// <param name="Hair">The colour of the hair.</param>
/// <param name="Stride">How far the feet are apart, -1 to 1.</param>
internal sealed record Person(float X, float Z, float Height, Rgb Top, Rgb Legs, Rgb Skin, Rgb Hair, float Stride) : ISceneItem
{
    private const float Nearest = 1.8f;

    public (float X, float Z) Anchor => (X, Z);

    public void PaintShadow(Scene scene, Canvas canvas)
    {
        var view = scene.Camera.ToView(X, 0, Z);
        if (view.Z < Nearest)
            return;
        var foot = scene.Camera.ToScreen(view);
        var scale = scene.Camera.Focal / view.Z;
        canvas.Darken(foot.X, foot.Y, 0.4f * scale, 0.35f * scale * scene.Camera.Height / view.Z, scene.Light.ShadowFactor);
    }

    public void Paint(Scene scene, Canvas canvas)
    {
        var view = scene.Camera.ToView(X, 0, Z);
        if (view.Z < Nearest)
            return;
        var foot = scene.Camera.ToScreen(view);
        var h = Height * scene.Camera.Focal / view.Z;
        var light = scene.Light;
        var step = Stride * 0.07f;
        Limb(Legs * 0.9f, -0.03f, 0.47f, -0.045f - step, 0, 0.042f);
        Limb(Legs, 0.03f, 0.47f, 0.045f + step, 0, 0.042f);
        Limb(Top * 0.85f, -0.105f, 0.8f, -0.125f + step, 0.46f, 0.026f);
        Limb(Top * 0.95f, 0.105f, 0.8f, 0.125f - step, 0.46f, 0.026f);
        Span<Vector2> body = [At(-0.12f, 0.81f), At(0.12f, 0.81f), At(0.095f, 0.45f), At(-0.095f, 0.45f)];
        Polygon.Fill(canvas, body, Sample(Top));
        Head(Hair, 0.932f, 0.066f);
        Head(Skin, 0.912f, 0.056f);

        Vector2 At(float right, float up) => new(foot.X + right * h, foot.Y - up * h);

        uint Sample(Rgb colour) => light.On(colour, 0.5f, view.Z).Pack(Concept.Person);

        void Limb(Rgb colour, float x0, float y0, float x1, float y1, float half) =>
            Polygon.Fill(canvas, [At(x0 - half, y0), At(x0 + half, y0), At(x1 + half * 0.8f, y1), At(x1 - half * 0.8f, y1)], Sample(colour));

        void Head(Rgb colour, float up, float radius)
        {
            Span<Vector2> outline = stackalloc Vector2[8];
            for (var i = 0; i < outline.Length; i++)
            {
                var (sin, cos) = MathF.SinCos(MathF.Tau * i / outline.Length);
                outline[i] = At(cos * radius * 0.8f, up + sin * radius);
            }

            Polygon.Fill(canvas, outline, Sample(colour));
        }
    }
}
