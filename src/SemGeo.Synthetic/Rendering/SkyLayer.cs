using SemGeo.Synthetic.Scenes;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Rendering;

/// <summary>Paints the sky down to the horizon: a gradient, clouds on a plane overhead, the sun where it is in the picture.</summary>
internal static class SkyLayer
{
    /// <summary>Clouds change slowly: one colour for a square of so many samples.</summary>
    private const int Block = 2;

    private const float SunRadius = 0.035f;

    public static void Paint(Scene scene, Canvas canvas)
    {
        var (camera, sky) = (scene.Camera, scene.Sky);
        var bottom = Math.Min(canvas.Size, (int)camera.HorizonY + Block);
        var bearing = sky.SunBearing - camera.Yaw;
        var (sunRight, sunAhead) = MathF.SinCos(bearing);
        var sunVisible = sunAhead > 0.2f && sky.Cover < 0.85f;
        var sunX = camera.CentreX + camera.Focal * sunRight / Math.Max(0.2f, sunAhead);
        var sunY = camera.HorizonY - camera.Focal * MathF.Tan(Math.Min(sky.SunElevation, 1.4f)) / Math.Max(0.2f, sunAhead);
        var thinnest = 0.72f - 0.55f * sky.Cover;
        for (var y = 0; y < bottom; y += Block)
        {
            var up = Math.Max(0, camera.HorizonY - y) / camera.Focal;
            var clear = Rgb.Lerp(sky.Horizon, sky.Zenith, 1 - 1 / (1 + up * 2.6f));
            var distance = 1 / (up + 0.09f);
            var clouds = Light.Ramp(0.02f, 0.16f, up);
            for (var x = 0; x < canvas.Size; x += Block)
            {
                var colour = clear;
                if (sky.Cover > 0.04f && clouds > 0)
                {
                    var cover = CloudAt((x - camera.CentreX) / camera.Focal * distance * 0.9f, distance * 1.5f, sky.Seed, thinnest);
                    var density = Light.Ramp(thinnest, thinnest + 0.2f + 0.1f * sky.Cover, cover) * clouds;
                    if (density > 0)
                        colour = Rgb.Lerp(colour, Rgb.Lerp(sky.Cloud, sky.CloudShade, Light.Ramp(0.55f, 0.95f, cover)), 0.92f * density);
                }

                if (sunVisible)
                {
                    var (dx, dy) = ((x - sunX) / camera.Focal, (y - sunY) / camera.Focal);
                    var d = dx * dx + dy * dy;
                    colour = d < SunRadius * SunRadius
                        ? Rgb.Lerp(colour, sky.SunColour, 1 - sky.Cover)
                        : Rgb.Lerp(colour, sky.SunColour, (1 - sky.Cover) * 0.55f / (1 + d * 40));
                }

                var sample = colour.Pack(Concept.Sky);
                for (var row = y; row < Math.Min(y + Block, bottom); row++)
                    canvas.Row(row, x, x + Block).Fill(sample);
            }
        }
    }

    /// <summary>Fractal noise of two octaves, the second only where the first leaves the cloud a chance.</summary>
    private static float CloudAt(float x, float z, uint seed, float thinnest)
    {
        const float First = 0.66f;
        var coarse = First * Noise.Smooth(x, z, seed);
        return coarse + (1 - First) < thinnest ? 0 : coarse + (1 - First) * Noise.Smooth(x * 2.7f, z * 2.7f, seed + 1);
    }
}
