using System.Numerics;
using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Scenes.Items;

/// <summary>A small sailing boat on the water.</summary>
/// <param name="X">Metres right of the road's middle.</param>
/// <param name="Z">Metres ahead.</param>
/// <param name="Length">Metres.</param>
/// <param name="Hull">Its paint.</param>
/// <param name="HasSail">Whether the sail is up.</param>
internal sealed record Boat(float X, float Z, float Length, Rgb Hull, bool HasSail) : ISceneItem
{
    public (float X, float Z) Anchor => (X, Z);

    public void Paint(Scene scene, Canvas canvas)
    {
        var view = scene.Camera.ToView(X, 0, Z);
        if (view.Z < 5)
            return;
        var foot = scene.Camera.ToScreen(view);
        var s = Length * scene.Camera.Focal / view.Z;
        Polygon.Fill(canvas, [At(-0.5f, 0.13f), At(0.55f, 0.15f), At(0.38f, 0), At(-0.42f, 0)], Sample(Hull));
        if (HasSail)
        {
            Polygon.Fill(canvas, [At(0, 1.05f), At(0.36f, 0.2f), At(0, 0.2f)], Sample(new Rgb(0.95f, 0.95f, 0.92f)));
            Polygon.Fill(canvas, [At(-0.03f, 0.9f), At(-0.03f, 0.2f), At(-0.32f, 0.2f)], Sample(new Rgb(0.88f, 0.88f, 0.86f)));
        }
        else
        {
            Polygon.Fill(canvas, [At(-0.2f, 0.28f), At(0.1f, 0.28f), At(0.16f, 0.13f), At(-0.24f, 0.13f)], Sample(new Rgb(0.85f, 0.85f, 0.84f)));
        }

        Vector2 At(float right, float up) => new(foot.X + right * s, foot.Y - up * s);

        uint Sample(Rgb colour) => scene.Light.On(colour, 0.5f, view.Z).Pack(Concept.Boat);
    }
}
