using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using SemGeo.Imaging.Files;

namespace SemGeo.Vision.Input;

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
