using System.Numerics;

namespace SemGeo.Synthetic.Rendering;

/// <summary>Fills convex polygons, on the screen or in the world.</summary>
internal static class Polygon
{
    private const int MostCorners = 12;

    /// <summary>Fills a convex polygon of the screen.</summary>
    public static void Fill(Canvas canvas, ReadOnlySpan<Vector2> corners, uint sample)
    {
        var (top, bottom) = (float.MaxValue, float.MinValue);
        foreach (var corner in corners)
            (top, bottom) = (Math.Min(top, corner.Y), Math.Max(bottom, corner.Y));
        var end = canvas.Clip(bottom);
        for (var y = canvas.Clip(top); y < end; y++)
        {
            if (TryCross(corners, y + 0.5f, out var left, out var right))
                canvas.Row(y, canvas.Clip(left), canvas.Clip(right)).Fill(sample);
        }
    }

    /// <summary>Fills a convex polygon of the world; what is behind the camera is cut off.</summary>
    public static void Fill(Canvas canvas, Camera camera, ReadOnlySpan<Vector3> corners, uint sample)
    {
        Span<Vector2> screen = stackalloc Vector2[MostCorners];
        var count = Project(camera, corners, screen);
        if (count >= 3)
            Fill(canvas, screen[..count], sample);
    }

    /// <summary>Where a polygon of the world is seen.</summary>
    /// <returns>The number of corners in front of the camera, those at the cut included.</returns>
    public static int Project(Camera camera, ReadOnlySpan<Vector3> corners, Span<Vector2> screen)
    {
        var count = 0;
        var previous = ToView(camera, corners[^1]);
        foreach (var corner in corners)
        {
            var view = ToView(camera, corner);
            if (view.Z > Camera.Near != previous.Z > Camera.Near)
                screen[count++] = camera.ToScreen(Vector3.Lerp(previous, view, (Camera.Near - previous.Z) / (view.Z - previous.Z)));
            if (view.Z > Camera.Near)
                screen[count++] = camera.ToScreen(view);
            previous = view;
        }

        return count;
    }

    /// <summary>Where a row crosses a convex polygon.</summary>
    public static bool TryCross(ReadOnlySpan<Vector2> corners, float y, out float left, out float right)
    {
        (left, right) = (float.MaxValue, float.MinValue);
        var a = corners[^1];
        foreach (var b in corners)
        {
            if (a.Y <= y != b.Y <= y)
            {
                var x = a.X + (b.X - a.X) * (y - a.Y) / (b.Y - a.Y);
                (left, right) = (Math.Min(left, x), Math.Max(right, x));
            }

            a = b;
        }

        return left < right;
    }

    private static Vector3 ToView(Camera camera, Vector3 p) => camera.ToView(p.X, p.Y, p.Z);
}
