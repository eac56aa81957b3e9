using System.Numerics;
using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Scenes.Items;

/// <summary>A fence along the road.</summary>
/// <param name="X">Metres right of the road's middle.</param>
/// <param name="From">Its near end, metres ahead.</param>
/// <param name="To">Its far end.</param>
/// <param name="Height">Metres.</param>
/// <param name="Colour">Its paint.</param>
internal sealed record Fence(float X, float From, float To, float Height, Rgb Colour) : ISceneItem
{
    private const float PostEvery = 2.2f;

    public (float X, float Z) Anchor => (X, To);

    public void Paint(Scene scene, Canvas canvas)
    {
        var metres = Math.Max(1, scene.Camera.ToView(X, 0, From).Z);
        var sample = scene.Light.On(Colour, 0.4f, metres).Pack(Concept.Fence);
        Rail(0.45f);
        Rail(0.85f);
        for (var z = To; z >= From; z -= PostEvery)
        {
            var view = scene.Camera.ToView(X, 0, z);
            if (view.Z < 1)
                continue;
            var foot = scene.Camera.ToScreen(view);
            var scale = scene.Camera.Focal / view.Z;
            var half = Math.Max(0.5f, 0.06f * scale);
            canvas.FillRectangle(foot.X - half, foot.Y - Height * scale, foot.X + half, foot.Y, sample);
        }

        void Rail(float up)
        {
            var (low, high) = (Height * up - 0.05f, Height * up + 0.05f);
            Polygon.Fill(canvas, scene.Camera, [new Vector3(X, low, From), new(X, low, To), new(X, high, To), new(X, high, From)], sample);
        }
    }
}
