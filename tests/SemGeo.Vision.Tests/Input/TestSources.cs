using SemGeo.Imaging;
using SemGeo.Imaging.Files;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Tests.Input;

/// <summary>Decodes by another decoder, in full and without cropping, and counts.</summary>
internal sealed class CountingDecoder(IImageDecoder inner) : IImageDecoder
{
    private int _count;

    public int Count => _count;

    public string Name => "counting";

    public RgbImage Decode(ReadOnlySpan<byte> encoded, int minimumShortSide = 0)
    {
        Interlocked.Increment(ref _count);
        return inner.Decode(encoded);
    }
}

/// <summary>A collection without an end that knows how much was read, and whether reading has stopped.</summary>
internal sealed class EndlessSource : IPhotoSource
{
    public long? Count => null;

    public int Given { get; private set; }

    public bool Left { get; private set; }

    public IEnumerable<PhotoExample> Read(CancellationToken cancellationToken = default)
    {
        try
        {
            var some = Photos.Golden(6);
            while (true)
                yield return some[Given++ % some.Count] with { Row = Given };
        }
        finally
        {
            Left = true;
        }
    }
}

/// <summary>A collection by a function.</summary>
internal sealed class DelegateSource(Func<IEnumerable<PhotoExample>> read) : IPhotoSource
{
    public long? Count => null;

    public IEnumerable<PhotoExample> Read(CancellationToken cancellationToken = default) => read();
}
