using SemGeo.Concepts;
using SemGeo.Files;
using SemGeo.Imaging;
using SemGeo.Imaging.Masks;

namespace SemGeo.ML.Concepts.Masks;

/// <summary>Reads masks; whatever is wrong with one is an <see cref="ImageDecodingException"/> that says so.</summary>
internal static class MaskFile
{
    // A mask of 200 megapixels takes a few megabytes; one that cannot be compressed at all would be none.
    private const int MaxBytes = 128 << 20;

    public static ConceptMask Read(string path)
    {
        if (string.IsNullOrEmpty(path))
            throw new ImageDecodingException("The row has no mask.");
        try
        {
            using var file = RegularFile.OpenRead(path);
            new ReadBudget("The file", (ReadLimit.Bytes, MaxBytes)).Check(ReadLimit.Bytes, file.Length);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return Decode(bytes, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ImageDecodingException($"The mask '{path}' cannot be read: {e.Message}", e);
        }
    }

    public static ConceptMask Decode(ReadOnlySpan<byte> bytes, string? path = null)
    {
        try
        {
            return ConceptMaskPng.Decode(bytes);
        }
        catch (InvalidDataException e)
        {
            throw new ImageDecodingException($"The mask{(path is null ? "" : $" '{path}'")} cannot be used: {e.Message}", e);
        }
    }
}
