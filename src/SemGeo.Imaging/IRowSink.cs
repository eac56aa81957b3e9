namespace SemGeo.Imaging;

/// <summary>Takes the rows of an image as they are decoded.</summary>
internal unsafe interface IRowSink
{
    /// <summary>Takes a row; rows come once each, in order.</summary>
    /// <param name="y">Its number.</param>
    /// <param name="pixels">Four bytes a pixel (red, green, blue, any), from the first column that was asked for; valid during the call.</param>
    void AddRow(int y, byte* pixels);
}

/// <summary>Keeps whole rows as three bytes a pixel.</summary>
internal sealed unsafe class RgbRows(ImageSize size) : IRowSink
{
    /// <summary>The pixels.</summary>
    public byte[] Pixels { get; } = GC.AllocateUninitializedArray<byte>(checked(3 * size.Width * size.Height));

    /// <inheritdoc/>
    public void AddRow(int y, byte* pixels)
    {
        fixed (byte* target = &Pixels[3 * size.Width * y])
            PixelPacking.Narrow(pixels, target, size.Width);
    }
}
