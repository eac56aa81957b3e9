using SemGeo.Concepts;
using SemGeo.Concepts.Ade20k;
using SemGeo.Imaging.Files;

namespace SemGeo.Imaging.Masks;

/// <summary>
/// Writes and reads masks the way ADE20K's benchmark stores its annotations: an indexed PNG whose pixel values are class index + 1, 0 for pixels of no class, in the
/// benchmark's colours.
/// </summary>
public static class ConceptMaskPng
{
    private static readonly byte[] Palette = MakePalette();

    /// <summary>Encodes a mask of ADE20K classes.</summary>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="ArgumentException">A pixel has a value that is neither a class (0 to 149) nor <see cref="Ade20kClasses.Unlabelled"/>.</exception>
    public static byte[] Encode(ConceptMask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        if (mask.Classes.AsSpan().IndexOfAnyInRange((byte)Ade20kClasses.Count, (byte)(Ade20kClasses.Unlabelled - 1)) is >= 0 and var bad)
            throw new ArgumentException($"Pixel {bad} of the mask has the value {mask.Classes[bad]}, which is no ADE20K class.", nameof(mask));
        var numbers = new byte[mask.Classes.Length];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = unchecked((byte)(mask.Classes[i] + 1));
        return IndexedPng.Encode(mask.Width, mask.Height, numbers, Palette);
    }

    /// <summary>Decodes a mask: a PNG with one number a pixel, class index + 1 or 0 for no class; a palette may be there, its colours have no meaning.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <exception cref="InvalidDataException">The bytes are no such file, damaged, claim more than 200 million pixels, or hold a number beyond 150; the message says which.</exception>
    public static ConceptMask Decode(ReadOnlySpan<byte> file)
    {
        var (width, height, classes) = IndexedPngDecoder.Decode(file);
        if (classes.AsSpan().IndexOfAnyInRange((byte)(Ade20kClasses.Count + 1), byte.MaxValue) is >= 0 and var bad)
            throw new InvalidDataException($"Pixel {bad} of the mask is {classes[bad]}: pixels of ADE20K's masks are 1 to {Ade20kClasses.Count}, or 0 for no class.");
        for (var i = 0; i < classes.Length; i++)
            classes[i] = unchecked((byte)(classes[i] - 1));
        return new ConceptMask(width, height, classes);
    }

    private static byte[] MakePalette()
    {
        var palette = new byte[3 * (Ade20kClasses.Count + 1)];
        foreach (var c in Ade20kClasses.All)
            (palette[3 * c.Index + 3], palette[3 * c.Index + 4], palette[3 * c.Index + 5]) = (c.Red, c.Green, c.Blue);
        return palette;
    }
}
