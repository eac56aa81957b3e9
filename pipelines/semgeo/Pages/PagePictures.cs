using SemGeo.Imaging;
using SemGeo.Vision.Input;

namespace SemGeo.Pipelines.Pages;

/// <summary>Makes small pictures for pages.</summary>
internal sealed class PagePictures
{
    private const int Side = 200;
    private const int Quality = 75;

    private readonly IImageDecoder _decoder = new SkiaImageCodec();
    private readonly IImageEncoder _encoder = new SkiaImageCodec();

    /// <summary>The middle square of a photo as a JPEG; null where the photo cannot be read: a page is not lost for a picture.</summary>
    public byte[]? Thumbnail(string path)
    {
        try
        {
            var encoded = PhotoFile.Read(path);
            var image = ExifOrientation.Apply(_decoder.Decode(encoded, Side), ExifOrientation.Read(encoded));
            var side = Math.Min(image.Width, image.Height);
            var box = new ImageBox((image.Width - side) / 2, (image.Height - side) / 2, side, side);
            var output = Math.Min(side, Side);
            return _encoder.EncodeJpeg(ImageResampler.Resample(image, box, new ImageSize(output, output)), Quality);
        }
        catch (Exception e) when (e is ImageDecodingException or ArgumentException)
        {
            return null;
        }
    }
}
