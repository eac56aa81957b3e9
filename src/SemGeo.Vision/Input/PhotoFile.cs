using System.Globalization;
using SemGeo.Files;
using SemGeo.Imaging;

namespace SemGeo.Vision.Input;

/// <summary>Reads the encoded bytes of a photo whole: of a file, or of a place in a shard.</summary>
public static class PhotoFile
{
    /// <summary>Larger files are refused before they are read: 512 MiB, more than 200 megapixels take as JPEG or WebP.</summary>
    public const int MaxBytes = 512 << 20;

    /// <summary>Reads a photo.</summary>
    /// <param name="path">A regular file, its URI (file://), or the address of a photo in a shard ("train-000001.tar#1536+20480").</param>
    /// <returns>Its bytes, which begin like those of an image; whether they can be decoded is another matter.</returns>
    /// <exception cref="ImageDecodingException">There is no such file, it may not be read, it is a folder, pipe, socket or device, has more than <see cref="MaxBytes"/> bytes, or is no JPEG,
    /// PNG, WebP, GIF or BMP; the message says which.</exception>
    public static byte[] Read(string path)
    {
        byte[] bytes = [];
        var count = ReadInto(path, ref bytes, spare: 0);
        if (count < bytes.Length)
            Array.Resize(ref bytes, count);
        return ForeignFormat.Describe(bytes) is { } reason ? throw new ImageDecodingException(reason) : bytes;
    }

    /// <summary>Reads a photo into a buffer, which is replaced where it is too small.</summary>
    /// <param name="path">As in <see cref="Read"/>.</param>
    /// <param name="buffer">The buffer.</param>
    /// <param name="spare">How much larger than the photo a new buffer is, as a share, since the next photo may need more.</param>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="ImageDecodingException">They cannot be read; the message says why.</exception>
    internal static int ReadInto(string? path, ref byte[] buffer, double spare)
    {
        if (string.IsNullOrEmpty(path))
            throw new ImageDecodingException("The row has neither the bytes of an image nor a path.");
        try
        {
            var isInShard = ShardAddress.TryParse(path, out var address);
            using var file = RegularFile.OpenHandle(ToLocal(isInShard ? address.Path : path), isInShard ? FileOptions.None : FileOptions.SequentialScan);
            var (offset, length) = (address.Offset, isInShard ? address.Length : RandomAccess.GetLength(file));
            if (isInShard && offset > RandomAccess.GetLength(file) - length)
                throw new ImageDecodingException("The shard is shorter than it was.");
            if (length > MaxBytes)
                throw new ImageDecodingException(string.Create(CultureInfo.InvariantCulture, $"The file has {length:#,0} bytes, and at most {MaxBytes:#,0} are read of a photo: scale it down, or save it as JPEG."));
            if (length > buffer.Length)
                buffer = GC.AllocateUninitializedArray<byte>((int)Math.Min(MaxBytes, length + (long)(length * spare)));
            var read = 0;
            while (read < length && RandomAccess.Read(file, buffer.AsSpan(read, (int)length - read), offset + read) is > 0 and var count)
                read += count;
            return read;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or UriFormatException)
        {
            throw new ImageDecodingException(Explain(path, error), error);
        }
    }

    private static string ToLocal(string path) => path.StartsWith("file://", StringComparison.OrdinalIgnoreCase) ? new Uri(path).LocalPath : path;

    private static string Explain(string path, Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException when path.Contains("://", StringComparison.Ordinal) => "Only files are read, no other addresses: download the image first.",
        FileNotFoundException or DirectoryNotFoundException => PhotoPath.WhyAbsent(path) is { } cause ? $"The file does not exist. {cause}" : "The file does not exist.",
        _ when Directory.Exists(path) => "It is a directory, not a file.",
        UnauthorizedAccessException => "The file may not be read (access denied).",
        _ => $"The file cannot be read: {error.Message}",
    };
}
