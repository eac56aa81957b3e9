using System.Text;

namespace SemGeo.Files;

/// <summary>What a file is by its first bytes, whatever its name.</summary>
public enum FileKind
{
    /// <summary>It has no byte.</summary>
    Empty,

    /// <summary>None of the others: text, or a format that is not known here.</summary>
    Other,

    /// <summary>A JPEG photo.</summary>
    Jpeg,

    /// <summary>A PNG image.</summary>
    Png,

    /// <summary>A WebP image.</summary>
    WebP,

    /// <summary>A GIF image.</summary>
    Gif,

    /// <summary>A BMP image.</summary>
    Bmp,

    /// <summary>A TIFF or raw image.</summary>
    Tiff,

    /// <summary>A HEIC, HEIF or AVIF image.</summary>
    Heif,

    /// <summary>A video, or another file of the same container.</summary>
    IsoMedia,

    /// <summary>Data compressed with gzip.</summary>
    Gzip,

    /// <summary>Data compressed with bzip2.</summary>
    BZip2,

    /// <summary>Data compressed with Zstandard.</summary>
    Zstandard,

    /// <summary>Data compressed with xz.</summary>
    Xz,

    /// <summary>A zip archive; Excel workbooks, models of ML.NET and PyTorch's checkpoints are such.</summary>
    Zip,

    /// <summary>A 7-Zip archive.</summary>
    SevenZip,

    /// <summary>A RAR archive.</summary>
    Rar,

    /// <summary>A tar archive.</summary>
    Tar,

    /// <summary>A Parquet table.</summary>
    Parquet,

    /// <summary>An SQLite database.</summary>
    Sqlite,

    /// <summary>A PDF document.</summary>
    Pdf,

    /// <summary>JSON, or JSON Lines.</summary>
    Json,

    /// <summary>An HTML page, as a server sends it in the place of a file that is not there.</summary>
    Html,

    /// <summary>An XML document.</summary>
    Xml,

    /// <summary>The pointer that Git LFS leaves in the place of a large file.</summary>
    GitLfsPointer,
}

/// <summary>Recognizes files by their first bytes: names lie.</summary>
public static class FileContent
{
    /// <summary>How many bytes from a file's beginning are enough.</summary>
    public const int StartBytes = 512;

    private const int TarMagicOffset = 257;

    private static readonly (FileKind Kind, byte[] Start)[] Starts =
    [
        (FileKind.Jpeg, [0xFF, 0xD8, 0xFF]),
        (FileKind.Png, [0x89, (byte)'P', (byte)'N', (byte)'G']),
        (FileKind.Gif, "GIF8"u8.ToArray()),
        (FileKind.Tiff, [(byte)'I', (byte)'I', 42, 0]),
        (FileKind.Tiff, [(byte)'M', (byte)'M', 0, 42]),
        (FileKind.Gzip, [0x1F, 0x8B, 8]),
        (FileKind.BZip2, "BZh"u8.ToArray()),
        (FileKind.Zstandard, [0x28, 0xB5, 0x2F, 0xFD]),
        (FileKind.Xz, [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]),
        (FileKind.Zip, [(byte)'P', (byte)'K', 3, 4]),
        (FileKind.Zip, [(byte)'P', (byte)'K', 5, 6]),
        (FileKind.SevenZip, [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C]),
        (FileKind.Rar, "Rar!"u8.ToArray()),
        (FileKind.Parquet, "PAR1"u8.ToArray()),
        (FileKind.Sqlite, "SQLite format 3\0"u8.ToArray()),
        (FileKind.Pdf, "%PDF-"u8.ToArray()),
        (FileKind.GitLfsPointer, "version https://git-lfs.github.com/spec/"u8.ToArray()),
    ];

    /// <summary>What begins like this.</summary>
    /// <param name="start">The first bytes, <see cref="StartBytes"/> of them where there are as many.</param>
    public static FileKind Of(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
            return FileKind.Empty;
        foreach (var (kind, bytes) in Starts)
        {
            if (start.StartsWith(bytes))
                return kind;
        }

        if (start.Length >= 12 && start.StartsWith("RIFF"u8) && start[8..].StartsWith("WEBP"u8))
            return FileKind.WebP;
        if (start.Length >= 12 && start[4..].StartsWith("ftyp"u8))
            return start[8..].StartsWith("he"u8) || start[8..].StartsWith("mif1"u8) || start[8..].StartsWith("msf1"u8) || start[8..].StartsWith("avi"u8) ? FileKind.Heif : FileKind.IsoMedia;
        if (start.Length > TarMagicOffset + 5 && start[TarMagicOffset..].StartsWith("ustar"u8))
            return FileKind.Tar;

        // "BM" alone may begin a heading: the four bytes after the length are zero in every BMP.
        return start.Length >= 10 && start.StartsWith("BM"u8) && start[6..10].IndexOfAnyExcept((byte)0) < 0 ? FileKind.Bmp : OfText(start);
    }

    /// <summary>What a file is.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It is no regular file, or cannot be read.</exception>
    public static FileKind Of(string path)
    {
        using var file = RegularFile.OpenRead(path, FileShare.ReadWrite, bufferSize: 0);
        Span<byte> start = stackalloc byte[StartBytes];
        return Of(start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]);
    }

    /// <summary>What a file is when it is decompressed.</summary>
    /// <param name="path">The file, plain or compressed with gzip, bzip2 or Zstandard.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is compressed, and damaged at its beginning.</exception>
    public static FileKind OfDecompressed(string path)
    {
        using var file = CompressedFile.OpenRead(path);
        Span<byte> start = stackalloc byte[StartBytes];
        return Of(start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]);
    }

    /// <summary>Whether it is a photo, decodable or not.</summary>
    public static bool IsPhoto(FileKind kind) => kind is FileKind.Jpeg or FileKind.Png or FileKind.WebP or FileKind.Gif or FileKind.Bmp or FileKind.Tiff or FileKind.Heif;

    /// <summary>The kind in words, with what to do about it where a table of text was expected: "a zip archive (or an Excel workbook): ..."; null for what
    /// may be a table.</summary>
    public static string? WhyNoTable(FileKind kind) => kind switch
    {
        FileKind.Other or FileKind.Empty or FileKind.Parquet or FileKind.Gzip or FileKind.BZip2 or FileKind.Zstandard => null,
        FileKind.Zip => "a zip archive or an Excel workbook: unpack it, or save the workbook as CSV",
        FileKind.SevenZip or FileKind.Rar => "an archive: unpack it",
        FileKind.Xz => "compressed with xz, which is not read: decompress it, or compress it with gzip, bzip2 or zstd",
        FileKind.Tar => "a tar archive: name it .tar to read its photos, or unpack it",
        FileKind.Sqlite => "an SQLite database: export the table as CSV",
        FileKind.Pdf => "a PDF document",
        FileKind.Json => "JSON, where a table has a heading line and rows",
        FileKind.Html => "an HTML page: a server may have sent it in the place of the file; download the file again",
        FileKind.Xml => "an XML document",
        FileKind.GitLfsPointer => "the pointer that Git LFS leaves in the place of a large file: run 'git lfs pull' to get the file itself",
        FileKind.IsoMedia => "a video",
        _ => "an image",
    };

    private static FileKind OfText(ReadOnlySpan<byte> start)
    {
        var text = Encoding.UTF8.GetString(start).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<head", StringComparison.OrdinalIgnoreCase))
            return FileKind.Html;
        if (text.StartsWith("<?xml", StringComparison.Ordinal) || text.StartsWith("<svg", StringComparison.Ordinal) || text.StartsWith("<osm", StringComparison.Ordinal))
            return text.Contains("<html", StringComparison.OrdinalIgnoreCase) ? FileKind.Html : FileKind.Xml;
        return text.StartsWith('{') || text.StartsWith("[{", StringComparison.Ordinal) ? FileKind.Json : FileKind.Other;
    }
}
