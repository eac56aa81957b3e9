using SemGeo.Imaging;
using SemGeo.Imaging.Files;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Shards;

/// <summary>Scales photos down to a short side, upright; smaller ones stay as they are, once it is known that they can be decoded.</summary>
/// <remarks>Safe for several threads, each with its own <see cref="ImageBytes"/>.</remarks>
internal sealed class PhotoShrinker(IImageDecoder decoder, IImageEncoder encoder, ShardPackOptions options)
{
    private readonly ICroppingImageDecoder? _cropping = decoder as ICroppingImageDecoder;

    public PackedPhoto Shrink(PhotoToPack photo, ImageBytes reader)
    {
        try
        {
            var encoded = reader.Get(new PhotoExample(0, photo.Path));
            return new(Shrink(encoded), null);
        }
        catch (ImageDecodingException e)
        {
            return new(null, e.Message);
        }
    }

    private byte[] Shrink(ReadOnlySpan<byte> encoded)
    {
        var turn = ExifOrientation.Read(encoded);
        if (_cropping is not null)
        {
            var stored = _cropping.ReadSize(encoded);
            if (IsSmall(stored))
                return Copy(encoded);
            var size = stored.WithShortSide(options.ShortSide);
            return Encode(_cropping.DecodeCrop(encoded, new ImageCrop(ImageBox.Whole(stored), turn.SwapsSides() ? size.Transposed : size, turn, options.ShortSide)));
        }

        var image = decoder.Decode(encoded, options.ShortSide);
        var decoded = new ImageSize(image.Width, image.Height);
        return IsSmall(decoded) ? encoded.ToArray() : Encode(ExifOrientation.Apply(ImageResampler.Resample(image, decoded.WithShortSide(options.ShortSide)), turn));
    }

    private bool IsSmall(ImageSize size) => options.ShortSide == 0 || size.ShortSide <= options.ShortSide;

    private byte[] Copy(ReadOnlySpan<byte> encoded)
    {
        // Who trains on the shard must not be the first to find that a photo is cut short.
        decoder.Decode(encoded, 1);
        return encoded.ToArray();
    }

    private byte[] Encode(RgbImage image) => encoder.EncodeJpeg(image, options.JpegQuality);
}
