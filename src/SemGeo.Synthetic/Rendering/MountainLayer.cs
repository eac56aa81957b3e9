using SemGeo.Synthetic.Scenes;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Rendering;

/// <summary>Paints mountain ranges and far forest edges, column by column from their outlines down to the horizon.</summary>
internal static class MountainLayer
{
    public static void Paint(Scene scene, Canvas canvas)
    {
        foreach (var range in scene.Mountains)
        {
            if (range.IsForest)
                PaintForest(scene, canvas, range);
            else
                PaintRange(scene, canvas, range);
        }
    }

    private static void PaintRange(Scene scene, Canvas canvas, MountainRange range)
    {
        var (camera, light) = (scene.Camera, scene.Light);
        var land = scene.Styles[Concept.Mountain].Land;
        var leaf = scene.Styles[Concept.Mountain].Plants.Leaf;
        var bottom = Math.Min(canvas.Size, (int)camera.HorizonY + 2);
        var before = Outline(range, camera, -1);
        for (var x = 0; x < canvas.Size; x++)
        {
            var height = Outline(range, camera, x);
            var slope = (height - before) * camera.Focal;
            before = height;
            var side = Math.Clamp(0.55f - 0.35f * slope * MathF.Sign(light.Direction.X), 0.15f, 1);
            var top = camera.HorizonY - height * camera.Focal;
            for (var y = canvas.Clip(top); y < bottom; y += 2)
            {
                var up = (camera.HorizonY - y) / (camera.Focal * range.Height);
                var grain = Noise.Smooth(x * 0.11f, y * 0.16f, range.Seed) * 0.6f + Noise.At(x >> 1, y >> 1, range.Seed) * 0.4f;
                var colour = up + 0.35f * (grain - 0.5f) > land.SnowLine ? Snow
                    : up + 0.5f * (grain - 0.5f) < land.Forested * 0.8f ? leaf * (0.75f + 0.4f * grain)
                    : land.Rock * (0.75f + 0.5f * grain);
                var sample = light.On(colour, side, range.Metres).Pack(Concept.Mountain);
                canvas.Set(x, y, sample);
                if (y + 1 < bottom)
                    canvas.Set(x, y + 1, sample);
            }
        }
    }

    private static Rgb Snow => new(0.95f, 0.96f, 1.0f);

    private static void PaintForest(Scene scene, Canvas canvas, MountainRange range)
    {
        var (camera, light) = (scene.Camera, scene.Light);
        var leaf = scene.Styles[Concept.Tree].Plants.Leaf;
        Span<uint> shades = stackalloc uint[4];
        for (var i = 0; i < shades.Length; i++)
            shades[i] = light.On(leaf * (0.7f + 0.15f * i), 0.4f, range.Metres).Pack(Concept.Tree);
        var bottom = Math.Min(canvas.Size, (int)camera.HorizonY + 2);
        for (var x = 0; x < canvas.Size; x++)
        {
            var height = Outline(range, camera, x) + range.Height * 0.3f * Noise.At(x / 3, 1, range.Seed);
            for (var y = canvas.Clip(camera.HorizonY - height * camera.Focal); y < bottom; y++)
                canvas.Set(x, y, shades[(int)(Noise.At(x >> 1, y >> 1, range.Seed) * shades.Length)]);
        }
    }

    /// <summary>The height above the horizon in parts of the focal length: fractal noise, folded into ridges where the range is jagged.</summary>
    private static float Outline(MountainRange range, Camera camera, int x)
    {
        var angle = (x - camera.CentreX) / camera.Focal / range.Width;
        var round = Noise.Fractal(angle, range.Seed, 4);
        var ridge = 1 - MathF.Abs(2 * round - 1);
        return range.Height * (0.15f + 0.85f * (round * (1 - range.Roughness) + ridge * range.Roughness));
    }
}
