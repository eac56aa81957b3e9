using SemGeo.Geography;
using SemGeo.Imaging.Files;

namespace SemGeo.Vision.Input;

/// <summary>One photo of a collection, not yet decoded.</summary>
/// <remarks>
/// An example owns its memory: a source never changes what it has handed out, so an example can be kept (the shuffle buffer does). The image is taken from
/// <see cref="Image"/>, else from <see cref="Bytes"/>, else from <see cref="Path"/>.
/// </remarks>
/// <param name="Row">The row in its source; the same photo has the same row in every pass.</param>
/// <param name="Path">The image's file; names the photo in reports even where its bytes are given.</param>
/// <param name="Bytes">The encoded image, or empty.</param>
/// <param name="Labels">The class for each head, -1 where it is missing; empty when only scoring.</param>
/// <param name="Coordinate">Where the photo was taken, or <see cref="GeoCoordinate.Missing"/>.</param>
public sealed record PhotoExample(long Row, string? Path, ReadOnlyMemory<byte> Bytes, ReadOnlyMemory<int> Labels, GeoCoordinate Coordinate)
{
    /// <summary>An example in a file, for scoring.</summary>
    public PhotoExample(long row, string path) : this(row, path, default, default, GeoCoordinate.Missing)
    {
    }

    /// <summary>The image where it is decoded already; it is upright, no EXIF orientation is applied.</summary>
    public RgbImage? Image { get; init; }

    /// <summary>The bytes of the encoded image where they are known but not read yet, else 0.</summary>
    internal long EncodedLength { get; init; }

    /// <summary>What another network made of the photo, for models that take embeddings; they look at nothing else.</summary>
    public ReadOnlyMemory<float> Embedding { get; init; }
}
