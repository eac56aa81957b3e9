using System.Numerics;
using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Scenes.Items;

/// <summary>A warning sign: a yellow diamond or a white triangle with a red border, by the style of signboards.</summary>
/// <param name="X">Metres right of the road's middle.</param>
/// <param name="Z">Metres ahead.</param>
/// <param name="IsDiamond">Its shape.</param>
internal sealed record RoadSign(float X, float Z, bool IsDiamond) : ISceneItem
{
    private const float Middle = 2.3f;

    private static readonly Rgb Yellow = new(0.97f, 0.78f, 0.10f);
    private static readonly Rgb White = new(0.95f, 0.95f, 0.94f);
    private static readonly Rgb Red = new(0.80f, 0.10f, 0.12f);
    private static readonly Rgb Black = new(0.10f, 0.10f, 0.10f);

    public (float X, float Z) Anchor => (X, Z);

    public void Paint(Scene scene, Canvas canvas)
    {
        var view = scene.Camera.ToView(X, 0, Z);
        if (view.Z < 2)
            return;
        var foot = scene.Camera.ToScreen(view);
        var scale = scene.Camera.Focal / view.Z;
        var half = Math.Max(0.5f, 0.05f * scale);
        canvas.FillRectangle(foot.X - half, foot.Y - Middle * scale, foot.X + half, foot.Y, Sample(new Rgb(0.5f, 0.5f, 0.52f), Concept.Pole));
        var yellow = scene.Styles[Concept.Signboard].Roads.DiamondSigns;
        Plate(0.5f, yellow ? Black : Red);
        Plate(yellow ? 0.45f : 0.33f, yellow ? Yellow : White);
        var mark = 0.07f * scale;
        var y = foot.Y - Middle * scale;
        canvas.FillRectangle(foot.X - mark, y - mark * 2.2f, foot.X + mark, y + mark * 2, Sample(Black, Concept.Signboard));

        uint Sample(Rgb colour, byte concept) => scene.Light.On(colour, 0.5f, view.Z).Pack(concept);

        void Plate(float size, Rgb colour)
        {
            var (w, h) = (size * scale, size * scale);
            Vector2 At(float right, float up) => new(foot.X + right * w, foot.Y - Middle * scale - up * h);
            var sample = Sample(colour, Concept.Signboard);
            if (IsDiamond)
                Polygon.Fill(canvas, [At(0, 1), At(1, 0), At(0, -1), At(-1, 0)], sample);
            else
                Polygon.Fill(canvas, [At(0, 1), At(1, -0.72f), At(-1, -0.72f)], sample);
        }
    }
}
