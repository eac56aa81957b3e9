using SemGeo.Concepts.Ade20k;

namespace SemGeo.Concepts.Influence;

/// <summary>
/// Measures the influence of the concepts of an image on a model's prediction (paper 3.2): how many of the k most important pixels of an explanation map lie in
/// a concept, over what its size alone makes likely.
/// </summary>
/// <remarks>Immutable and safe for several threads.</remarks>
public sealed class ConceptInfluenceMeter
{
    private const double PaperTopPixels = 1000.0 / (224 * 224);

    private readonly ConceptInfluenceOptions _options;

    /// <summary>Creates a meter.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names all errors.</exception>
    public ConceptInfluenceMeter(ConceptInfluenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options.Copy();
    }

    /// <summary>The k for an image of a size.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    public int TopPixelsFor(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        var pixels = (long)width * height;
        return (int)Math.Clamp(_options.TopPixels ?? Math.Round(PaperTopPixels * pixels), 1, pixels);
    }

    /// <summary>Measures every concept that covers enough of the image.</summary>
    /// <param name="mask">Which concept each pixel shows.</param>
    /// <param name="map">The explanation map: the importance of each pixel, row by row, of the same image. Of equal values the first counts.</param>
    /// <returns>The concepts by index. Empty where none is large enough; pixels without a concept belong to none.</returns>
    /// <exception cref="ArgumentException">The map has another number of pixels than the mask, or a NaN.</exception>
    public IReadOnlyList<ConceptInfluence> Measure(ConceptMask mask, ReadOnlySpan<float> map)
    {
        ArgumentNullException.ThrowIfNull(mask);
        if (map.Length != mask.Classes.Length)
            throw new ArgumentException($"The explanation map has {map.Length} values, but the mask is {mask.Width}x{mask.Height}, {mask.Classes.Length} pixels: both must be of the same crop.", nameof(map));
        var k = TopPixelsFor(mask.Width, mask.Height);
        var top = TopPixels.Select(map, mask.Width, k);
        var influences = new List<ConceptInfluence>();
        foreach (var (concept, pixels) in LargeConcepts(mask))
        {
            if (_options.Dilation > 0)
                pixels.Dilate(_options.Dilation);
            var size = (double)pixels.Count / mask.Classes.Length;
            var intersection = (double)pixels.CountCommon(top) / k;
            influences.Add(new ConceptInfluence(concept, intersection / size, intersection, size));
        }

        return influences;
    }

    /// <summary>The pixels of each concept whose own size, not enlarged, reaches the minimum.</summary>
    private List<(byte Concept, PixelSet Pixels)> LargeConcepts(ConceptMask mask)
    {
        Span<int> counts = stackalloc int[byte.MaxValue + 1];
        counts.Clear();
        for (var start = 0; start < mask.Classes.Length;)
        {
            var run = RunLength(mask.Classes.AsSpan(start));
            counts[mask.Classes[start]] += run;
            start += run;
        }

        counts[Ade20kClasses.Unlabelled] = 0;
        var large = new List<(byte, PixelSet)>();
        var sets = new PixelSet?[counts.Length];
        for (var concept = 0; concept < counts.Length; concept++)
        {
            if (counts[concept] == 0 || counts[concept] < _options.MinimumSize * mask.Classes.Length)
                continue;
            sets[concept] = new PixelSet(mask.Width, mask.Height);
            large.Add(((byte)concept, sets[concept]!));
        }

        for (var y = 0; y < mask.Height; y++)
        {
            var row = mask.Classes.AsSpan(y * mask.Width, mask.Width);
            for (var x = 0; x < row.Length;)
            {
                var run = RunLength(row[x..]);
                sets[row[x]]?.AddRun(x, y, run);
                x += run;
            }
        }

        return large;
    }

    /// <summary>How many classes at the beginning are the same: concepts are runs of pixels.</summary>
    private static int RunLength(ReadOnlySpan<byte> classes) => classes.IndexOfAnyExcept(classes[0]) is var length and >= 0 ? length : classes.Length;
}
