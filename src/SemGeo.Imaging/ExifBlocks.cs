using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Tiff;
using MetadataExtractor.IO;
using SemGeo.Files;

namespace SemGeo.Imaging;

/// <summary>Reads blocks of EXIF: whatever stands in them, it costs no more than 16 MB of reading in all.</summary>
/// <remarks>Entries of a block may point at the same bytes, thousands of times: 64 KB ask for gigabytes.</remarks>
internal static class ExifBlocks
{
    private const long MaxBytes = 16 << 20;

    /// <summary>Reads blocks.</summary>
    /// <param name="blocks">TIFF structures.</param>
    /// <returns>What stands in them, and why one could not be read to its end, or null.</returns>
    public static (IReadOnlyList<MetadataExtractor.Directory> Directories, string? Problem) Read(IReadOnlyList<byte[]> blocks)
    {
        var (directories, problem) = (new List<MetadataExtractor.Directory>(), (string?)null);
        var budget = new ReadBudget("EXIF", (ReadLimit.Bytes, MaxBytes));
        foreach (var block in blocks)
        {
            try
            {
                using var stream = new MemoryStream(block, writable: false);
                TiffReader.ProcessTiff(new IndexedSeekingReader(new BudgetedStream(stream, budget)), new ExifTiffHandler(directories));
            }
            catch (Exception e)
            {
                // A parser over bytes that anyone may have written: what it has read before it threw stands.
                problem ??= e.Message;
            }
        }

        return (directories, problem ?? directories.SelectMany(directory => directory.Errors).FirstOrDefault());
    }
}
