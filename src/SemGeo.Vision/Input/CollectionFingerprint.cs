using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SemGeo.Geography;

namespace SemGeo.Vision.Input;

/// <summary>Makes <see cref="IPhotoSource.Fingerprint"/> of rows, one after the other; images are not looked at.</summary>
public sealed class CollectionFingerprint : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds a row.</summary>
    /// <param name="row">Its number.</param>
    /// <param name="path">The image's file, or null where the bytes are given.</param>
    /// <param name="labels">The class for each head.</param>
    /// <param name="coordinate">Where the photo was taken.</param>
    public void Add(long row, ReadOnlySpan<char> path, ReadOnlySpan<int> labels, GeoCoordinate coordinate)
    {
        Span<byte> numbers = stackalloc byte[32];
        BinaryPrimitives.WriteInt64LittleEndian(numbers, row);
        BinaryPrimitives.WriteDoubleLittleEndian(numbers[8..], coordinate.Latitude);
        BinaryPrimitives.WriteDoubleLittleEndian(numbers[16..], coordinate.Longitude);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[24..], path.Length);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[28..], labels.Length);
        _hash.AppendData(numbers);
        _hash.AppendData(MemoryMarshal.AsBytes(path));
        _hash.AppendData(MemoryMarshal.AsBytes(labels));
    }

    /// <summary>The text for the rows added so far.</summary>
    public override string ToString() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    internal static string Of(IEnumerable<PhotoExample> examples)
    {
        using var fingerprint = new CollectionFingerprint();
        foreach (var example in examples)
            fingerprint.Add(example.Row, example.Path, example.Labels.Span, example.Coordinate);
        return fingerprint.ToString();
    }
}
