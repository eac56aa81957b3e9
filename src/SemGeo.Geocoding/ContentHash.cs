using System.Security.Cryptography;
using SemGeo.Files;

namespace SemGeo.Geocoding;

/// <summary>Tells the data of one file from that of another.</summary>
internal static class ContentHash
{
    private const int Bytes = 8;

    /// <summary>The beginning of the SHA-256 of a file as it lies on the disk: 16 hexadecimal digits.</summary>
    public static string OfFile(string path)
    {
        using var file = RegularFile.OpenRead(path, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(file).AsSpan(0, Bytes));
    }
}
