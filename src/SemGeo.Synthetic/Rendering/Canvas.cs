namespace SemGeo.Synthetic.Rendering;

/// <summary>
/// What the layers paint on: samples that hold a colour and a concept in one number (see <see cref="Rgb.Pack"/>), two a pixel in each direction, and as
/// much of a margin as a rolled camera needs for its corners.
/// </summary>
internal sealed class Canvas
{
    /// <summary>Samples per pixel in each direction.</summary>
    public const int Oversampling = 2;

    private uint[] _samples = [];

    public Canvas(int imageSize)
    {
        ImageSize = imageSize;
        Prepare(0);
    }

    /// <summary>Width and height of the photo in pixels.</summary>
    public int ImageSize { get; }

    /// <summary>Width and height in samples.</summary>
    public int Size { get; private set; }

    /// <summary>Width and height of the photo in samples.</summary>
    public int FrameSize => ImageSize * Oversampling;

    /// <summary>All samples, row by row.</summary>
    public Span<uint> Samples => _samples.AsSpan(0, Size * Size);

    /// <summary>Sizes the margin for a photo; what was painted before is lost.</summary>
    /// <param name="roll">How far the camera is turned, in radians.</param>
    public void Prepare(float roll)
    {
        var (sin, cos) = MathF.SinCos(MathF.Abs(roll));
        Size = FrameSize + 2 * (int)MathF.Ceiling(FrameSize * (sin + cos - 1) / 2 + 1);
        if (_samples.Length < Size * Size)
            _samples = new uint[Size * Size];
    }

    public Span<uint> Row(int y) => _samples.AsSpan(y * Size, Size);

    /// <summary>The samples of a row from <paramref name="x0"/> up to <paramref name="x1"/> (excluded) that are on the canvas.</summary>
    public Span<uint> Row(int y, int x0, int x1)
    {
        x0 = Math.Max(0, x0);
        x1 = Math.Min(Size, x1);
        return (uint)y < (uint)Size && x0 < x1 ? _samples.AsSpan(y * Size + x0, x1 - x0) : default;
    }

    /// <summary>The sample at a coordinate, or the nearest one on the canvas.</summary>
    public uint At(float x, float y) => _samples[Math.Clamp((int)y, 0, Size - 1) * Size + Math.Clamp((int)x, 0, Size - 1)];

    public void Set(int x, int y, uint sample)
    {
        if ((uint)x < (uint)Size && (uint)y < (uint)Size)
            _samples[y * Size + x] = sample;
    }

    /// <summary>Fills samples whose centres lie within a rectangle.</summary>
    public void FillRectangle(float x0, float y0, float x1, float y1, uint sample)
    {
        var (left, right) = (Clip(x0), Clip(x1));
        var bottom = Clip(y1);
        for (var y = Clip(y0); y < bottom; y++)
            Row(y, left, right).Fill(sample);
    }

    /// <summary>The first sample whose centre is at or after a coordinate, clipped to the canvas.</summary>
    public int Clip(float coordinate) => (int)Math.Clamp(MathF.Ceiling(coordinate - 0.5f), 0, Size);

    /// <summary>Darkens what is painted within an ellipse, as a soft shadow on the ground does.</summary>
    public void Darken(float centreX, float centreY, float radiusX, float radiusY, float factor)
    {
        if (radiusX < 0.5f || radiusY < 0.25f)
            return;
        var bottom = Clip(centreY + radiusY);
        for (var y = Clip(centreY - radiusY); y < bottom; y++)
        {
            var dy = (y + 0.5f - centreY) / radiusY;
            var half = radiusX * MathF.Sqrt(Math.Max(0, 1 - dy * dy));
            foreach (ref var sample in Row(y, Clip(centreX - half), Clip(centreX + half)))
                sample = Darken(sample, factor);
        }
    }

    /// <summary>A sample with its colour multiplied by a factor of 0 to 1.</summary>
    public static uint Darken(uint sample, float factor)
    {
        var f = (uint)(factor * 256);
        var redBlue = ((sample & 0xFF00FF) * f >> 8) & 0xFF00FF;
        var green = ((sample & 0x00FF00) * f >> 8) & 0x00FF00;
        return (sample & 0xFF000000) | redBlue | green;
    }
}
