using SemGeo.Synthetic.Scenes;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Rendering;

/// <summary>Paints the ground row by row: a row's distance is one number, so strips and lines along the road are spans of it.</summary>
internal static class GroundLayer
{
    private const int Shades = 8;

    public static void Paint(Scene scene, Canvas canvas)
    {
        var (camera, plan) = (scene.Camera, scene.Ground);
        for (var y = Math.Max(0, (int)camera.HorizonY + 1); y < canvas.Size; y++)
        {
            var row = new GroundRow(camera, y);
            PaintStrips(scene, canvas, row);
            foreach (var line in plan.Lines)
                PaintLine(scene, canvas, row, line);
            PaintCrossing(scene, canvas, row);
            PaintHouseShadows(scene, canvas, row);
        }
    }

    private static void PaintStrips(Scene scene, Canvas canvas, GroundRow row)
    {
        var strips = scene.Ground.Strips;
        Span<uint> shades = stackalloc uint[Shades];
        var from = float.NegativeInfinity;
        foreach (var strip in strips)
        {
            var (left, right) = row.Columns(from, strip.To);
            from = strip.To;
            var (start, end) = (canvas.Clip(left), canvas.Clip(right));
            if (start >= end)
                continue;
            var look = SurfaceLook.Of(strip.Surface, scene.Styles);
            for (var i = 0; i < Shades; i++)
            {
                var grain = look.Contrast * (2f * i / (Shades - 1) - 1) / (1 + row.Ahead * 0.04f);
                shades[i] = scene.Light.On(look.Colour * (1 + grain), scene.Light.Direction.Y, row.Ahead).Pack(look.Concept);
            }

            if (strip.Surface is Surface.Sea or Surface.Water)
                ReflectSky(scene, row, look.Concept, shades);
            PaintTexture(canvas.Row(row.Y, start, end), row, start, look, shades, scene.Ground.Seed);
        }
    }

    private static void PaintTexture(Span<uint> samples, GroundRow row, int start, SurfaceLook look, Span<uint> shades, uint seed)
    {
        var (x, dx) = (row.X(start) * look.ScaleX, row.StepX * look.ScaleX);
        var (z, dz) = (row.Z(start) * look.ScaleZ, row.StepZ * look.ScaleZ);
        for (var i = 0; i < samples.Length; i++, x += dx, z += dz)
        {
            var (cellX, cellZ) = ((int)MathF.Floor(x), (int)MathF.Floor(z));
            var shade = (int)(Noise.At(cellX, cellZ, seed) * Shades);
            if (look.HasJoints && (x - cellX < look.Joint || z - cellZ < look.Joint))
                shade = 0;
            else if (look.HasJoints)
                shade = Shades / 2 + shade / 2;
            samples[i] = shades[shade];
        }
    }

    private static void ReflectSky(Scene scene, GroundRow row, byte concept, Span<uint> shades)
    {
        var water = scene.Styles[concept].Land.Sea;
        var mirror = 0.75f * row.Ahead / (row.Ahead + 30);
        for (var i = 0; i < shades.Length; i++)
        {
            var colour = Rgb.Lerp(scene.Light.On(water, 0.6f, 0), scene.Light.Haze, mirror);
            shades[i] = (colour * (0.9f + 0.2f * i / shades.Length)).Pack(concept);
        }
    }

    private static void PaintLine(Scene scene, Canvas canvas, GroundRow row, RoadLine line)
    {
        var (left, right) = row.Columns(line.X - line.Width / 2, line.X + line.Width / 2);
        var middle = (left + right) / 2;
        if (line.Dash > 0 && row.Z(middle) / line.Dash % 2 is >= 1 or < 0)
            return;
        var roads = scene.Styles[Concept.Road].Roads;
        var width = right - left;
        var paint = scene.Light.On(line.IsCentre ? roads.CentreColour : roads.EdgeColour, scene.Light.Direction.Y, row.Ahead);
        PaintOver(canvas, row, width < 1 ? middle - 0.5f : left, width < 1 ? middle + 0.5f : right, paint, Math.Min(1, width) * 0.9f);
    }

    private static void PaintCrossing(Scene scene, Canvas canvas, GroundRow row)
    {
        const float Length = 3.2f, Bar = 0.5f;
        var (plan, paint) = (scene.Ground, new Rgb(0.92f, 0.92f, 0.9f));
        if (!(row.Z(canvas.Size / 2f) >= plan.CrossingZ && row.Z(canvas.Size / 2f) <= plan.CrossingZ + Length))
            return;
        var lit = scene.Light.On(paint, scene.Light.Direction.Y, row.Ahead);
        for (var x = plan.Road.Left + Bar; x + Bar < plan.Road.Right; x += 2 * Bar)
        {
            var (left, right) = row.Columns(x, x + Bar);
            PaintOver(canvas, row, left, right, lit, 0.85f);
        }
    }

    private static void PaintOver(Canvas canvas, GroundRow row, float left, float right, Rgb paint, float alpha)
    {
        foreach (ref var sample in canvas.Row(row.Y, canvas.Clip(left), canvas.Clip(right)))
        {
            if ((byte)(sample >> 24) != Concept.Road)
                continue;
            var under = new Rgb((byte)sample, (byte)(sample >> 8), (byte)(sample >> 16)) * (1 / 255f);
            sample = Rgb.Lerp(under, paint, alpha).Pack(Concept.Road);
        }
    }

    private static void PaintHouseShadows(Scene scene, Canvas canvas, GroundRow row)
    {
        var (light, fronts) = (scene.Light, scene.Ground.HouseFronts);
        if (light.Strength < 0.15f)
            return;
        var reach = scene.Ground.HouseHeight * light.Direction.X / light.Direction.Y;
        var (left, right) = reach > 0 ? row.Columns(fronts.Right - reach, fronts.Right) : row.Columns(fronts.Left, fronts.Left - reach);
        foreach (ref var sample in canvas.Row(row.Y, canvas.Clip(left), canvas.Clip(right)))
            sample = Canvas.Darken(sample, light.ShadowFactor);
    }
}
