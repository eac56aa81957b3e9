using System.Numerics;
using SemGeo.Synthetic.Scenes;
using SemGeo.Synthetic.Scenes.Items;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Rendering;

/// <summary>Paints a building: the roof planes that face the camera, then the walls that do.</summary>
internal static class BuildingPainter
{
    private const float Overhang = 0.35f;

    public static void Paint(Building b, Scene scene, Canvas canvas)
    {
        var x = scene.Camera.X;
        PaintRoof(b, scene, canvas);
        if (x < b.X.From)
            PaintWall(b, scene, canvas, new Vector2(b.X.From, b.Z.To), new Vector2(b.X.From, b.Z.From), -Vector3.UnitX);
        if (x > b.X.To)
            PaintWall(b, scene, canvas, new Vector2(b.X.To, b.Z.From), new Vector2(b.X.To, b.Z.To), Vector3.UnitX);
        if (b.Z.From > 0)
            PaintWall(b, scene, canvas, new Vector2(b.X.From, b.Z.From), new Vector2(b.X.To, b.Z.From), -Vector3.UnitZ);
    }

    private static void PaintWall(Building b, Scene scene, Canvas canvas, Vector2 left, Vector2 right, Vector3 normal)
    {
        var middle = (left + right) / 2;
        var metres = Math.Max(1, scene.Camera.ToView(middle.X, 0, middle.Y).Z);
        var look = new WallLook(b, scene.Styles[Concept.Building].Facades, scene.Light, scene.Light.Facing(normal), metres, (right - left).Length());
        WallPainter.Paint(scene.Camera, canvas, left, right, b.WallHeight, in look);
    }

    private static void PaintRoof(Building b, Scene scene, Canvas canvas)
    {
        var (light, facades) = (scene.Light, scene.Styles[Concept.Building].Facades);
        var metres = Math.Max(1, scene.Camera.ToView(b.X.From, 0, (b.Z.From + b.Z.To) / 2).Z);
        var (h, x0, x1, z0, z1) = (b.WallHeight, b.X.From, b.X.To, b.Z.From, b.Z.To);
        var (mx, mz) = ((x0 + x1) / 2, (z0 + z1) / 2);
        var rise = b.RoofPitch * (x1 - x0) / 2;
        var gableRise = b.RoofPitch * (z1 - z0) / 2;
        var wall = facades.WallOf(b.ColourDraw) * b.Shade;
        var nearX = scene.Camera.X < mx ? x0 - Overhang : x1 + Overhang;
        var side = new Vector3(scene.Camera.X < mx ? -0.7f : 0.7f, 0.7f, 0);
        var slope = Roof(side);
        var front = Roof(new Vector3(0, 0.7f, -0.7f));
        switch (b.Roof)
        {
            case RoofShape.Saddle:
                Fill(slope, new(nearX, h, z0), new(nearX, h, z1), new(mx, h + rise, z1), new(mx, h + rise, z0));
                Fill(Wall(-Vector3.UnitZ), new(x0, h, z0), new(x1, h, z0), new(mx, h + rise, z0));
                break;
            case RoofShape.Hip:
                var inset = Math.Min((x1 - x0) / 2, (z1 - z0) * 0.45f);
                Fill(slope, new(nearX, h, z0 - Overhang), new(nearX, h, z1), new(mx, h + rise, z1 - inset), new(mx, h + rise, z0 + inset));
                Fill(front, new(x0 - Overhang, h, z0 - Overhang), new(x1 + Overhang, h, z0 - Overhang), new(mx, h + rise, z0 + inset));
                break;
            case RoofShape.Gable:
                Fill(front, new(x0, h, z0), new(x1, h, z0), new(x1, h + gableRise, mz), new(x0, h + gableRise, mz));
                Fill(Wall(side with { Y = 0 }), new(nearX, h, z0), new(nearX, h, z1), new(nearX, h + gableRise, mz));
                break;
            case RoofShape.Stepped:
                for (var step = 0; step < 4; step++)
                {
                    var part = step / 4f * (z1 - z0) / 2;
                    var top = h + gableRise * (step + 1) / 4;
                    Fill(Wall(side with { Y = 0 }), new(nearX, h, z0 + part), new(nearX, h, z1 - part), new(nearX, top, z1 - part), new(nearX, top, z0 + part));
                }

                break;
            case RoofShape.Mansard:
                var (crest, slant) = (h + 0.8f * rise + 0.8f, (x1 - x0) * 0.12f);
                var crestX = nearX < mx ? x0 + slant : x1 - slant;
                Fill(slope, new(nearX, h, z0), new(nearX, h, z1), new(crestX, crest, z1 - slant), new(crestX, crest, z0 + slant));
                Fill(front, new(x0, h, z0), new(x1, h, z0), new(x1 - slant, crest, z0 + slant), new(x0 + slant, crest, z0 + slant));
                break;
            default:
                var ledge = light.On(facades.Trim, light.Facing(side), metres).Pack(Concept.Building);
                Fill(ledge, new(nearX, h - 0.1f, z0), new(nearX, h - 0.1f, z1), new(nearX, h + 0.5f, z1), new(nearX, h + 0.5f, z0));
                Fill(ledge, new(x0, h - 0.1f, z0), new(x1, h - 0.1f, z0), new(x1, h + 0.5f, z0), new(x0, h + 0.5f, z0));
                break;
        }

        uint Roof(Vector3 normal) => light.On(facades.Roof * b.Shade, light.Facing(normal), metres).Pack(Concept.Building);

        uint Wall(Vector3 normal) => light.On(wall, light.Facing(normal), metres).Pack(Concept.Building);

        void Fill(uint sample, params ReadOnlySpan<Vector3> corners) => Polygon.Fill(canvas, scene.Camera, corners, sample);
    }
}
