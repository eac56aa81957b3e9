using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using SemGeo.Imaging;
using SemGeo.Imaging.Files;

namespace SemGeo.Vision.Input;

/// <summary>Makes normalised crops of one example. In one pass over the encoded bytes where the decoder can, else (or with a cache) through a decoded image.</summary>
internal sealed class PhotoLoader(IImageDecoder decoder, InputOptions options) : IExampleLoader
{
    private readonly ICroppingImageDecoder? _cropping = decoder as ICroppingImageDecoder;
    private readonly DecodedCache? _cache = options.CacheDecoded ? new(options.CacheBytes) : null;
    private readonly ImageSize _input = new(options.InputSize, options.InputSize);

    /// <summary>A random crop; the same for the same example, epoch and seed.</summary>
    public void LoadTraining(PhotoExample example, int epoch, ImageBytes reader, Span<float> target)
    {
        var random = new PhotoRandom(options.Seed, epoch, example.Row);
        var mirror = options.HorizontalFlip && random.NextDouble() < 0.5;
        var shortSide = options.ResizeShortSide;
        var minimumShortSide = shortSide > 0 ? shortSide : (int)Math.Ceiling(options.InputSize * InputConstants.DecodeRatio);
        if (_cropping is not null && _cache is null && example.Image is null)
        {
            var encoded = reader.Get(example);
            var (stored, orientation) = (_cropping.ReadSize(encoded), ExifOrientation.Read(encoded));
            var upright = orientation.SwapsSides() ? stored.Transposed : stored;
            DecodeCrop(encoded, stored, orientation, Draw(ref random, upright), mirror, minimumShortSide, target);
            return;
        }
        var image = Decode(example, reader, shortSide, minimumShortSide);
        Crop(image, Draw(ref random, new(image.Width, image.Height)), mirror, target);
    }

    /// <summary>The crops of evaluation, one after the other.</summary>
    public void LoadEvaluation(PhotoExample example, CropMode mode, ImageBytes reader, Span<float> target)
    {
        var shortSide = options.EffectiveEvaluationShortSide;
        if (_cropping is not null && _cache is null && example.Image is null && mode == CropMode.Center)
        {
            var encoded = reader.Get(example);
            var (stored, orientation) = (_cropping.ReadSize(encoded), ExifOrientation.Read(encoded));
            var upright = orientation.SwapsSides() ? stored.Transposed : stored;
            DecodeCrop(encoded, stored, orientation, Place(upright, mode, 0), mirror: false, shortSide, target);
            return;
        }
        var image = Decode(example, reader, shortSide, shortSide);
        var length = options.Shape.Length;
        for (var i = 0; i * length < target.Length; i++)
            Crop(image, Place(new(image.Width, image.Height), mode, i), mirror: false, target.Slice(i * length, length));
    }

    // Boxes are found in the image as if it were scaled to the short side, and taken from the image as it is: two resamplings become one.
    private ImageBox Draw(ref PhotoRandom random, ImageSize upright)
    {
        var scaled = options.ResizeShortSide > 0 ? upright.WithShortSide(options.ResizeShortSide) : upright;
        return CropGeometry.DrawRandom(ref random, scaled, options).Scale((double)upright.Width / scaled.Width, (double)upright.Height / scaled.Height);
    }

    private ImageBox Place(ImageSize upright, CropMode mode, int index)
    {
        var scaled = upright.WithShortSide(options.EffectiveEvaluationShortSide);
        return CropGeometry.Evaluation(scaled, options.InputSize, mode, index).Scale((double)upright.Width / scaled.Width, (double)upright.Height / scaled.Height);
    }

    private void DecodeCrop(ReadOnlySpan<byte> encoded, ImageSize stored, ImageOrientation orientation, ImageBox box, bool mirror, int minimumShortSide, Span<float> target)
    {
        var turn = mirror ? orientation.ThenMirrored() : orientation;
        var crop = new ImageCrop(orientation.ToStored(box, stored), _input, turn, minimumShortSide);
        _cropping!.DecodeCrop(encoded, crop, options.Normalization, target);
    }

    private void Crop(RgbImage image, ImageBox box, bool mirror, Span<float> target)
    {
        var turn = mirror ? ImageOrientation.MirrorHorizontal : ImageOrientation.Normal;
        if (_cropping is not null)
            _cropping.Crop(image, new ImageCrop(box, _input, turn), options.Normalization, target);
        else
            options.Normalization.Apply(ExifOrientation.Apply(ImageResampler.Resample(image, box, _input), turn).Pixels, target);
    }

    /// <summary>The upright image. With a cache it is scaled down to the short side, so that it takes little room.</summary>
    private RgbImage Decode(PhotoExample example, ImageBytes reader, int shortSide, int minimumShortSide)
    {
        if (example.Image is { } given)
            return given;
        if (_cache is not null && _cache.TryGet(example.Row, out var cached))
            return cached;
        var encoded = reader.Get(example);
        var image = decoder.Decode(encoded, minimumShortSide);
        var size = new ImageSize(image.Width, image.Height);
        if (_cache is not null && shortSide > 0 && size.ShortSide > shortSide)
            image = ImageResampler.Resample(image, size.WithShortSide(shortSide));
        image = ExifOrientation.Apply(image, ExifOrientation.Read(encoded));
        _cache?.Add(example.Row, image);
        return image;
    }
}

/// <summary>Decoded images by row, as many as the budget holds; none is ever taken out again.</summary>
internal sealed class DecodedCache(long budget)
{
    private readonly ConcurrentDictionary<long, RgbImage> _images = new();
    private long _bytes;

    public bool TryGet(long row, [MaybeNullWhen(false)] out RgbImage image) => _images.TryGetValue(row, out image);

    public void Add(long row, RgbImage image)
    {
        if (Interlocked.Add(ref _bytes, image.Pixels.Length) > budget || !_images.TryAdd(row, image))
            Interlocked.Add(ref _bytes, -image.Pixels.Length);
    }
}
