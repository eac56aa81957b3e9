using SemGeo.Concepts;
using SemGeo.Vision.Imaging;

namespace SemGeo.ML;

/// <summary>Reads masks; whatever is wrong with one is an <see cref="ImageDecodingException"/> that says so.</summary>
internal static class MaskFile
{
    public static ConceptMask Read(string path)
    {
        if (string.IsNullOrEmpty(path))
            throw new ImageDecodingException("The row has no mask.");
        try
        {
            return Decode(File.ReadAllBytes(path), path);
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
