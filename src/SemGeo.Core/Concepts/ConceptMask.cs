using SemGeo.Concepts.Ade20k;

namespace SemGeo.Concepts;

/// <summary>Which concept each pixel of an image shows: one class index a pixel, row by row from the top.</summary>
public sealed class ConceptMask
{
    /// <summary>Wraps class indices; the array is not copied.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="classes">One index a pixel: 0 to 149 for ADE20K, <see cref="Ade20kClasses.Unlabelled"/> for none.</param>
    /// <exception cref="ArgumentException">The array's length is not <paramref name="width"/> x <paramref name="height"/>.</exception>
    public ConceptMask(int width, int height, byte[] classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentNullException.ThrowIfNull(classes);
        if (classes.LongLength != (long)width * height)
            throw new ArgumentException($"A mask of {width}x{height} takes {(long)width * height} bytes, but {classes.LongLength} were given.", nameof(classes));
        Width = width;
        Height = height;
        Classes = classes;
    }

    /// <summary>The width in pixels.</summary>
    public int Width { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <summary>The class indices: y * Width + x is column x in row y.</summary>
    public byte[] Classes { get; }

    /// <summary>The share of pixels that show a class, 0 to 1.</summary>
    public double ShareOf(byte classIndex) => (double)Classes.AsSpan().Count(classIndex) / Classes.Length;
}
