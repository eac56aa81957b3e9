using System.Runtime.InteropServices;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Xmp;
using SemGeo.Files;
using SemGeo.Geography;

namespace SemGeo.Imaging;

/// <summary>What a photo's file says about the photo: where it was taken, how it is turned, how large it is. The pixels are not decoded.</summary>
/// <param name="Position">Where it was taken, or why that is not known.</param>
/// <param name="Orientation">How the stored pixels have to be turned.</param>
/// <param name="Size">The size as stored, or null where it is not known.</param>
/// <param name="Problem">Why the file could not be read to its end, or null. What was read before stands in the other properties.</param>
public sealed record PhotoMetadata(PhotoPosition Position, ImageOrientation Orientation, ImageSize? Size, string? Problem)
{
    // Of files of other kinds a raw photo's previews are read, too.
    private const long MaxOtherBytes = 256 << 20;

    /// <summary>The position, or <see cref="GeoCoordinate.Missing"/> where there is none or it makes no sense.</summary>
    public GeoCoordinate Coordinate => Position.Coordinate;

    /// <summary>Reads a file of any kind that MetadataExtractor knows (JPEG, PNG, HEIC, TIFF, raw, ...).</summary>
    /// <remarks>The position is that of EXIF's GPS tags, else of XMP, else of an .xmp or JSON file beside the photo (Google Takeout's names too). Never throws because of what the files hold or lack.</remarks>
    /// <param name="path">The file. One that is missing or may not be read gives a <see cref="Problem"/>, too.</param>
    public static PhotoMetadata Read(string path) => Read(path, new PhotoSidecars());

    /// <summary>Reads the bytes of a file; EXIF and XMP alone say where it was taken.</summary>
    /// <param name="encoded">The whole file, or its beginning.</param>
    /// <remarks>Never throws because of what the bytes are.</remarks>
    public static PhotoMetadata Read(ReadOnlyMemory<byte> encoded)
    {
        var segment = MemoryMarshal.TryGetArray(encoded, out var array) ? array : new ArraySegment<byte>(encoded.ToArray());
        using var stream = new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false);
        return Read(stream, []);
    }

    /// <summary>Reads the files of a collection, on all processors; folders are listed once for the files beside the photos.</summary>
    /// <param name="paths">The files.</param>
    /// <returns>What each says, in the same order.</returns>
    /// <remarks>Never throws because of what the files hold or lack.</remarks>
    public static IReadOnlyList<PhotoMetadata> ReadAll(IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var (sidecars, all) = (new PhotoSidecars(), new PhotoMetadata[paths.Count]);
        Parallel.For(0, all.Length, i => all[i] = Read(paths[i], sidecars));
        return all;
    }

    private static PhotoMetadata Read(string path, PhotoSidecars sidecars)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        IReadOnlyList<PhotoPosition> beside = [];
        try
        {
            beside = [.. sidecars.Read(path)];
            using var file = RegularFile.OpenRead(path);
            return Read(file, beside);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Unreadable(error.Message, beside);
        }
    }

    private static PhotoMetadata Read(Stream stream, IReadOnlyList<PhotoPosition> beside)
    {
        if (stream.Length == 0)
            return Unreadable("The file is empty (0 bytes).", beside);
        try
        {
            Span<byte> start = stackalloc byte[16];
            var format = ForeignFormat.Recognize(start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]);
            stream.Position = 0;
            return format is PhotoFormat.Jpeg or PhotoFormat.Png or PhotoFormat.WebP ? ReadBlocks(stream, format, beside) : ReadOther(stream, beside);
        }
        catch (Exception error)
        {
            // A parser of dozens of formats over bytes that anyone may have written: whatever it throws (one array that is too large, too), this file has no metadata for us.
            return Unreadable(error.Message, beside);
        }
    }

    private static PhotoMetadata ReadBlocks(Stream stream, PhotoFormat format, IReadOnlyList<PhotoPosition> beside)
    {
        var blocks = MetadataBlocks.Find(stream, format);
        var (directories, problem) = ExifBlocks.Read(blocks.Exif);
        PhotoPosition[] positions = [.. directories.OfType<GpsDirectory>().Select(GpsReader.Read), .. blocks.Xmp.Select(XmpPosition.Read), .. beside];
        return new(PhotoPosition.Choose(positions), ReadOrientation(directories), blocks.Size, blocks.Problem ?? problem);
    }

    // TIFF, raw photos, HEIC and others, which are not decoded.
    private static PhotoMetadata ReadOther(Stream stream, IReadOnlyList<PhotoPosition> beside)
    {
        var directories = ImageMetadataReader.ReadMetadata(new BudgetedStream(stream, new ReadBudget("The metadata", (ReadLimit.Bytes, MaxOtherBytes))));
        PhotoPosition[] positions = [.. directories.OfType<GpsDirectory>().Select(GpsReader.Read), .. directories.OfType<XmpDirectory>().Select(XmpPosition.Read), .. beside];
        return new(PhotoPosition.Choose(positions), ReadOrientation(directories), null, directories.SelectMany(directory => directory.Errors).FirstOrDefault());
    }

    private static PhotoMetadata Unreadable(string problem, IReadOnlyList<PhotoPosition> beside) => new(PhotoPosition.Choose(beside), ImageOrientation.Normal, null, problem);

    private static ImageOrientation ReadOrientation(IReadOnlyList<MetadataExtractor.Directory> directories)
    {
        foreach (var directory in directories.OfType<ExifIfd0Directory>())
        {
            if (directory.TryGetInt32(ExifDirectoryBase.TagOrientation, out var value))
                return Enum.IsDefined((ImageOrientation)value) ? (ImageOrientation)value : ImageOrientation.Normal;
        }
        return ImageOrientation.Normal;
    }
}
