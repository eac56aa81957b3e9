namespace SemGeo.Imaging;

/// <summary>What one image may take: checked from its header, before anything is allocated.</summary>
internal static class DecodingBudget
{
    /// <summary>Larger images are refused: the largest sensors of phones have 200 megapixels (16320 x 12240).</summary>
    public const long MaxPixels = 200_000_000;

    /// <summary>The memory of one image while it is decoded: 8 bytes for each of the most pixels, and 64 MB.</summary>
    public const long MaxBytes = 8 * MaxPixels + (64L << 20);

    /// <summary>What an image of any file may have; more has to show in the bytes of the file, even where the format could write it in fewer.</summary>
    public const long FreePixels = 16L << 20;

    /// <summary>Pixels beyond <see cref="FreePixels"/> for each byte of WebP, GIF and run-length encoded BMP, which can claim any number: photos have a few, drawings some hundred.</summary>
    public const int MostPixelsPerByte = 4096;

    /// <summary>Blocks of 8 x 8 values that all scans of a JPEG may pass over together: a photo of 200 megapixels in ten scans has 50 million.</summary>
    public const long MaxBlocks = 256_000_000;

    /// <summary>Refuses images without pixels and those with more than <see cref="MaxPixels"/>.</summary>
    /// <exception cref="ImageDecodingException">The size is one of these.</exception>
    public static void CheckSize(ImageSize size)
    {
        if (size.Width <= 0 || size.Height <= 0)
            throw new ImageDecodingException($"The image has no pixels: its size is {size}.");
        if (size.Width > MaxPixels / size.Height)
            throw new ImageDecodingException($"The image is too large: {size} pixels, and at most {MaxPixels / 1_000_000} million are decoded.");
    }

    /// <summary>Refuses headers that claim more than the file can hold: a small file shall not ask for much memory.</summary>
    /// <param name="format">The format's name.</param>
    /// <param name="size">The size that is claimed.</param>
    /// <param name="least">The least number of bytes that so many pixels take.</param>
    /// <param name="encoded">The bytes of the file.</param>
    /// <exception cref="ImageDecodingException">The file is too small.</exception>
    public static void CheckClaim(string format, ImageSize size, long least, int encoded)
    {
        if (least > encoded)
            throw new ImageDecodingException($"{format}: the header claims {size} pixels, more than its {encoded} bytes can hold.");
    }

    /// <summary>Refuses images that need more than <see cref="MaxBytes"/>.</summary>
    /// <exception cref="ImageDecodingException">The image is one of these.</exception>
    public static void CheckMemory(ImageSize size, long bytes)
    {
        if (bytes > MaxBytes)
            throw new ImageDecodingException($"The image is too large: its {size} pixels take {bytes >> 20} MB to decode as they are stored, and an image is given at most {MaxBytes >> 20} MB.");
    }
}
