using System.Numerics;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Rendering;

/// <summary>Paints an upright wall column by column: in a column the distance is one number, so heights are linear in the row.</summary>
internal static class WallPainter
{
    private const float SmallestDetail = 2.2f;

    /// <param name="camera">The camera.</param>
    /// <param name="canvas">What to paint on.</param>
    /// <param name="left">The wall's left foot as seen from outside: metres right of the road's middle, and ahead.</param>
    /// <param name="right">Its right foot.</param>
    /// <param name="height">Metres.</param>
    /// <param name="look">Its parts.</param>
    public static void Paint(Camera camera, Canvas canvas, Vector2 left, Vector2 right, float height, in WallLook look)
    {
        var length = (right - left).Length();
        var (a, b) = (camera.ToView(left.X, 0, left.Y), camera.ToView(right.X, 0, right.Y));
        var (ua, ub) = (0f, length);
        if (a.Z <= Camera.Near && b.Z <= Camera.Near)
            return;
        if (a.Z < Camera.Near)
            (a, ua) = Cut(b, a, ub, ua);
        else if (b.Z < Camera.Near)
            (b, ub) = Cut(a, b, ua, ub);
        var (xa, xb) = (camera.ToScreen(a).X, camera.ToScreen(b).X);
        var end = canvas.Clip(xb);
        for (var x = canvas.Clip(xa); x < end; x++)
        {
            var t = (x + 0.5f - xa) / (xb - xa);
            var inverse = (1 - t) / a.Z + t / b.Z;
            var u = ((1 - t) * ua / a.Z + t * ub / b.Z) / inverse;
            PaintColumn(canvas, x, u, height, camera.HorizonY, camera.Height, camera.Focal * inverse, in look);
        }
    }

    private static (Vector3 View, float U) Cut(Vector3 inside, Vector3 outside, float insideU, float outsideU)
    {
        var t = (inside.Z - Camera.Near) / (inside.Z - outside.Z);
        return (Vector3.Lerp(inside, outside, t), insideU + (outsideU - insideU) * t);
    }

    private static void PaintColumn(Canvas canvas, int x, float u, float height, float horizon, float eye, float scale, in WallLook look)
    {
        var style = look.Style;
        var bayAt = (u - look.Start) / look.BayWidth;
        var bay = (int)MathF.Floor(bayAt);
        var across = MathF.Abs(bayAt - bay - 0.5f);
        var inBay = bay >= 0 && bay < look.Bays;
        var half = style.Window == WindowShape.Strip ? 0.5f : style.WindowWidth / 2;
        var frame = Math.Min(0.12f, 0.09f / look.BayWidth * 3.2f);
        var detailed = scale * look.BayWidth > 5;
        var joint = style.Texture is WallTexture.Panels or WallTexture.Timber && across > 0.47f;
        var column = new Column(canvas, x, horizon + eye * scale, scale);
        column.Fill(0, height, joint ? look.WallDark : look.Wall);
        if (style.Texture == WallTexture.Brick && scale * 0.5f > SmallestDetail)
            column.Grain(0, height, u, look.Seed, look.WallDark, look.WallLight);
        var floors = (int)MathF.Round(height / look.FloorHeight);
        for (var floor = 0; floor < floors; floor++)
        {
            var foot = floor * look.FloorHeight;
            var band = style.Texture is WallTexture.Bands or WallTexture.Timber or WallTexture.Panels;
            if (band && scale * 0.3f > 0.7f)
                column.Fill(foot, foot + 0.3f, style.Texture == WallTexture.Bands ? look.Trim : look.WallDark);
            if (style.Texture == WallTexture.Timber && MathF.Abs(across * 2 - 0.75f) < 0.06f)
                column.Fill(foot, foot + look.FloorHeight, look.WallDark);
            if (!inBay)
                continue;
            if (floor == 0 && look.HasShop)
            {
                PaintShop(column, across, detailed, in look);
                continue;
            }

            if (floor == 0 && bay == (int)(look.Seed % (uint)look.Bays) && across < 0.22f)
            {
                column.Fill(0, 2.2f, look.Door);
                continue;
            }

            var sill = foot + look.FloorHeight * (0.92f - style.WindowHeight) * 0.75f;
            var top = sill + look.FloorHeight * style.WindowHeight;
            if (across < half)
            {
                if (style.Window == WindowShape.Arched)
                    top -= look.BayWidth * half * (1 - MathF.Sqrt(1 - across * across / (half * half)));
                var draw = Noise.At(bay, floor, look.Seed);
                var glass = draw < 0.55f ? look.Glass : draw < 0.85f ? look.GlassLight : look.GlassLit;
                if (detailed)
                    column.Fill(sill - 0.12f, top + 0.12f, look.Trim);
                if (!detailed || across < half - frame)
                    column.Fill(sill, top, glass);
                if (detailed && across < 0.025f)
                    column.Fill(sill, top, look.Trim);
            }
            else if (style.HasShutters && across < half + 0.13f)
            {
                column.Fill(sill, top, look.Shutter);
            }

            if (style.HasBalconies && floor > 0 && across < half + 0.08f && detailed)
            {
                column.Fill(foot + 0.15f, foot + 0.35f, look.Trim);
                column.Fill(foot + 0.9f, foot + 1.0f, look.Rail);
                if (((int)(u * 8) & 1) == 0)
                    column.Fill(foot + 0.35f, foot + 0.9f, look.Rail);
            }
        }
    }

    private static void PaintShop(Column column, float across, bool detailed, in WallLook look)
    {
        var top = Math.Min(3, look.FloorHeight * 0.8f);
        if (across < 0.44f)
            column.Fill(0.4f, top, look.Glass);
        if (detailed && across < 0.03f)
            column.Fill(0.4f, top, look.Trim);
        column.Fill(top, top + 0.5f, look.Awning);
    }

    /// <summary>One column of a wall, addressed by height.</summary>
    private readonly ref struct Column(Canvas canvas, int x, float foot, float scale)
    {
        public void Fill(float from, float to, uint sample)
        {
            var end = canvas.Clip(foot - from * scale);
            var samples = canvas.Samples;
            var size = canvas.Size;
            for (var y = canvas.Clip(foot - to * scale); y < end; y++)
                samples[y * size + x] = sample;
        }

        /// <summary>Lightens and darkens single bricks.</summary>
        public void Grain(float from, float to, float u, uint seed, uint dark, uint light)
        {
            var end = canvas.Clip(foot - from * scale);
            for (var y = canvas.Clip(foot - to * scale); y < end; y++)
            {
                var course = (int)((foot - y) / scale * 4);
                var draw = Noise.At((int)(u * 2 + (course & 1) * 0.5f), course, seed);
                if (draw < 0.28f)
                    canvas.Set(x, y, dark);
                else if (draw > 0.72f)
                    canvas.Set(x, y, light);
            }
        }
    }
}
