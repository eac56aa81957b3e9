using System.Numerics;
using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Scenes.Items;

/// <summary>A car or a lorry along the road.</summary>
/// <param name="X">Its middle, metres right of the road's middle.</param>
/// <param name="Z">Its near end, metres ahead.</param>
/// <param name="ShowsFront">Whether it comes towards the camera.</param>
/// <param name="Colour">Its paint.</param>
/// <param name="IsLorry">Whether it is a lorry.</param>
internal sealed record Car(float X, float Z, bool ShowsFront, Rgb Colour, bool IsLorry = false) : ISceneItem
{
    /// <summary>A car whose near end is nearer than this is left out, in metres.</summary>
    private const float Nearest = 3;

    private float HalfWidth => IsLorry ? 1.2f : 0.9f;

    private float Length => IsLorry ? 7.5f : 4.3f;

    public (float X, float Z) Anchor => (X, Z + 0.5f);

    public void PaintShadow(Scene scene, Canvas canvas)
    {
        var view = scene.Camera.ToView(X, 0, Z + Length / 2);
        if (scene.Camera.ToView(X, 0, Z).Z < Nearest)
            return;
        var foot = scene.Camera.ToScreen(view);
        var scale = scene.Camera.Focal / view.Z;
        canvas.Darken(foot.X, foot.Y, HalfWidth * 1.35f * scale, Length * 0.62f * scale * scene.Camera.Height / view.Z, 0.5f);
    }

    public void Paint(Scene scene, Canvas canvas)
    {
        var (camera, light) = (scene.Camera, scene.Light);
        var metres = camera.ToView(X, 0, Z).Z;
        if (metres < Nearest)
            return;
        var concept = IsLorry ? Concept.Truck : Concept.Car;
        var (left, right, z1) = (X - HalfWidth, X + HalfWidth, Z + Length);
        var sideX = camera.X < X ? left : right;
        var side = new Vector3(camera.X < X ? -1 : 1, 0, 0);
        var (sill, waist, top) = IsLorry ? (0.6f, 1.5f, 3.1f) : (0.32f, 0.88f, 1.46f);
        var back = Sample(Colour, -Vector3.UnitZ);
        var flank = Sample(Colour * 0.94f, side);
        var roof = Sample(Colour * 1.05f, Vector3.UnitY);
        var glass = Sample(new Rgb(0.16f, 0.19f, 0.23f), -Vector3.UnitZ);
        var dark = Sample(new Rgb(0.09f, 0.09f, 0.10f), Vector3.Zero);
        var (cabin0, cabin1) = IsLorry ? (Z, z1) : ShowsFront ? (Z + 1.1f, z1 - 0.3f) : (Z + 0.35f, z1 - 1.2f);
        var tuck = IsLorry ? 0 : 0.22f;

        Flank(flank, sill, waist, (Z, z1), (Z, z1), sideX);
        Level(roof, waist, 0, Z, z1);
        var cabinX = sideX - MathF.Sign(sideX - X) * tuck * 0.6f;
        Flank(IsLorry ? flank : glass, waist, top, (cabin0, cabin1), (cabin0 + tuck, cabin1 - tuck), cabinX);
        Level(roof, top, tuck, cabin0 + tuck, cabin1 - tuck);
        End(back, left, right, sill, waist);
        Fill(IsLorry && !ShowsFront ? back : glass,
            new(left + 0.06f, waist, cabin0), new(right - 0.06f, waist, cabin0), new(right - tuck, top, cabin0 + tuck), new(left + tuck, top, cabin0 + tuck));
        Wheel(Z + 0.85f);
        Wheel(z1 - 0.85f);
        End(dark, left + 0.05f, left + 0.3f, 0, sill + 0.04f);
        End(dark, right - 0.3f, right - 0.05f, 0, sill + 0.04f);
        var lamp = (ShowsFront ? new Rgb(0.97f, 0.96f, 0.86f) : new Rgb(0.78f, 0.10f, 0.08f)).Pack(concept);
        End(lamp, left + 0.05f, left + 0.36f, waist - 0.26f, waist - 0.08f);
        End(lamp, right - 0.36f, right - 0.05f, waist - 0.26f, waist - 0.08f);
        End(Sample(new Rgb(0.9f, 0.9f, 0.88f), -Vector3.UnitZ), X - 0.26f, X + 0.26f, sill + 0.12f, sill + 0.26f);

        uint Sample(Rgb colour, Vector3 normal) => light.On(colour, light.Facing(normal), metres).Pack(concept);

        void Fill(uint sample, params ReadOnlySpan<Vector3> corners) => Polygon.Fill(canvas, camera, corners, sample);

        void End(uint sample, float x0, float x1, float y0, float y1) => Fill(sample, new(x0, y0, Z), new(x1, y0, Z), new(x1, y1, Z), new(x0, y1, Z));

        void Level(uint sample, float y, float inset, float z0, float zEnd) =>
            Fill(sample, new(left + inset, y, z0), new(right - inset, y, z0), new(right - inset, y, zEnd), new(left + inset, y, zEnd));

        void Flank(uint sample, float y0, float y1, (float From, float To) low, (float From, float To) high, float highX) =>
            Fill(sample, new(sideX, y0, low.From), new(sideX, y0, low.To), new(highX, y1, high.To), new(highX, y1, high.From));

        void Wheel(float z)
        {
            const float Radius = 0.33f, Flat = 0.14f;
            Fill(dark, new(sideX, 0, z - Flat), new(sideX, 0, z + Flat), new(sideX, Radius, z + Radius), new(sideX, 2 * Radius, z + Flat),
                new(sideX, 2 * Radius, z - Flat), new(sideX, Radius, z - Radius));
        }
    }
}
