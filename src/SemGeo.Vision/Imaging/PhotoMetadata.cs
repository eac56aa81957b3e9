using System.Runtime.InteropServices;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Jpeg;
using MetadataExtractor.Formats.Png;
using SemGeo.Geography;

namespace SemGeo.Vision.Imaging;

/// <summary>What a photo's file says about the photo: where it was taken, how it is turned, how large it is. The pixels are not decoded.</summary>
/// <param name="Coordinate">The position from EXIF's GPS tags, or <see cref="GeoCoordinate.Missing"/> where there is none or it makes no sense.</param>
/// <param name="Orientation">How the stored pixels have to be turned.</param>
/// <param name="Size">The size as stored, or null where it is not known.</param>
/// <param name="Problem">Why the file could not be read to its end, or null. What was read before stands in the other properties.</param>
public sealed record PhotoMetadata(GeoCoordinate Coordinate, ImageOrientation Orientation, ImageSize? Size, string? Problem)
{
    /// <summary>Reads a file of any kind that MetadataExtractor knows (JPEG, PNG, HEIC, TIFF, raw, ...).</summary>
    /// <param name="path">The file. One that is missing or may not be read gives a <see cref="Problem"/>, too.</param>
    /// <remarks>Never throws because of what the file holds or lacks.</remarks>
    public static PhotoMetadata Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Read(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Unreadable(error.Message);
        }
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="encoded">The whole file, or its beginning.</param>
    /// <remarks>Never throws because of what the bytes are.</remarks>
    public static PhotoMetadata Read(ReadOnlyMemory<byte> encoded)
    {
        var segment = MemoryMarshal.TryGetArray(encoded, out var array) ? array : new ArraySegment<byte>(encoded.ToArray());
        using var stream = new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false);
        return Read(stream);
    }

    private static PhotoMetadata Read(Stream stream)
    {
        if (stream.Length == 0)
            return Unreadable("The file is empty (0 bytes).");
        try
        {
            var directories = ImageMetadataReader.ReadMetadata(stream);
            var coordinate = directories.OfType<GpsDirectory>().Select(GpsReader.Read).FirstOrDefault(position => !position.IsMissing, GeoCoordinate.Missing);
            var problem = directories.SelectMany(directory => directory.Errors).FirstOrDefault();
            return new(coordinate, ReadOrientation(directories), ReadSize(directories), problem);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // A parser of dozens of formats over bytes that anyone may have written: whatever it throws, this file has no metadata for us.
            return Unreadable(error.Message);
        }
    }

    private static PhotoMetadata Unreadable(string problem) => new(GeoCoordinate.Missing, ImageOrientation.Normal, null, problem);

    private static ImageOrientation ReadOrientation(IReadOnlyList<MetadataExtractor.Directory> directories)
    {
        foreach (var directory in directories.OfType<ExifIfd0Directory>())
        {
            if (directory.TryGetInt32(ExifDirectoryBase.TagOrientation, out var value))
                return Enum.IsDefined((ImageOrientation)value) ? (ImageOrientation)value : ImageOrientation.Normal;
        }
        return ImageOrientation.Normal;
    }

    private static ImageSize? ReadSize(IReadOnlyList<MetadataExtractor.Directory> directories)
    {
        foreach (var directory in directories)
        {
            var (widthTag, heightTag) = directory switch
            {
                JpegDirectory => (JpegDirectory.TagImageWidth, JpegDirectory.TagImageHeight),
                PngDirectory => (PngDirectory.TagImageWidth, PngDirectory.TagImageHeight),
                _ => (0, 0),
            };
            if (widthTag != 0 && directory.TryGetInt32(widthTag, out var width) && directory.TryGetInt32(heightTag, out var height) && width > 0 && height > 0)
                return new(width, height);
        }
        return null;
    }
}
