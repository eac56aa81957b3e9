using ICSharpCode.SharpZipLib.BZip2;

namespace SemGeo.Files;

/// <summary>Files that are plain or compressed with gzip, bzip2 or Zstandard.</summary>
internal static class CompressedFile
{
    private const string Extension = ".bz2";
    private const int StartBytes = 16;

    /// <summary>Whether a file of this name is written compressed.</summary>
    public static bool IsNamedCompressed(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name without what says that it is compressed.</summary>
    public static string PlainName(string path) => IsNamedCompressed(path) ? path[..^Extension.Length] : path;

    /// <summary>Opens a file to read; its first bytes tell whether and how it is compressed, not its name.</summary>
    /// <exception cref="IOException">It cannot be opened, or is no regular file. Reading throws <see cref="ReadLimitException"/> where it expands beyond measure.</exception>
    public static Stream OpenRead(string path)
    {
        var file = RegularFile.OpenRead(path, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        try
        {
            var (start, whole) = HeadedStream.Peek(file, StartBytes);
            return FileContent.Of(start) switch
            {
                FileKind.BZip2 => Guarded(compressed => new BZip2ReadStream(compressed)),
                FileKind.Gzip => Guarded(DecompressedStream.Gzip),
                FileKind.Zstandard => Guarded(DecompressedStream.Zstandard),
                _ => whole,
            };

            ExpansionGuard Guarded(Func<Stream, Stream> decompress)
            {
                var compressed = new ExpansionGuard.Counted(whole);
                return new ExpansionGuard(path, compressed, decompress(compressed));
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Makes a file.</summary>
    public static Stream Create(string path, bool compress)
    {
        const int BufferBytes = 1 << 16;
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes);
        return compress ? new BufferedStream(new BZip2OutputStream(file), BufferBytes) : file;
    }
}
