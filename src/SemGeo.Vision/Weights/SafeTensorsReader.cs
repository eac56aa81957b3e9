using System.Buffers.Binary;

namespace SemGeo.Vision.Weights;

/// <summary>
/// Reads a safetensors file front to back: eight bytes header length (little-endian), a JSON header, the tensors' data. The stream need not be seekable,
/// and never more is allocated than it holds.
/// </summary>
public sealed class SafeTensorsReader
{
    private const int ChunkLength = 1 << 16;

    private readonly Stream _stream;
    private long _remaining;
    private int _next;

    /// <summary>Reads the header. The stream is not disposed.</summary>
    /// <exception cref="WeightFormatException">The stream does not hold a safetensors file, or is cut off.</exception>
    public SafeTensorsReader(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        Header = SafeTensorsHeader.Parse(ReadHeader());
        if (stream.CanSeek && stream.Length - stream.Position != Header.DataLength)
        {
            throw new WeightFormatException(
                $"The header describes {Header.DataLength} bytes of data, but {stream.Length - stream.Position} follow: the file is cut off or was changed.");
        }
    }

    /// <summary>The header.</summary>
    public SafeTensorsHeader Header { get; }

    /// <summary>Moves to the next tensor in the order of <see cref="Header"/>; what was left of the last one is skipped.</summary>
    /// <returns>The tensor, or null after the last.</returns>
    /// <exception cref="WeightFormatException">The data end early, or go on after the last tensor.</exception>
    public SafeTensorInfo? MoveNext()
    {
        Skip();
        if (_next < Header.Tensors.Count)
        {
            var tensor = Header.Tensors[_next++];
            _remaining = tensor.ByteLength;
            return tensor;
        }

        if (_stream.ReadByte() >= 0)
            throw new WeightFormatException("The file goes on after its last tensor: it was changed, or two files were joined.");
        return null;
    }

    /// <summary>Fills <paramref name="destination"/> with the next bytes of the current tensor.</summary>
    /// <exception cref="ArgumentException">The tensor has fewer bytes left.</exception>
    /// <exception cref="WeightFormatException">The data end early.</exception>
    public void Read(Span<byte> destination)
    {
        if (destination.Length > _remaining)
            throw new ArgumentException($"{destination.Length} bytes were asked for, but the tensor has {_remaining} left.", nameof(destination));
        if (_stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false) < destination.Length)
            throw CutOff($"the data of '{Header.Tensors[_next - 1].Name}'");
        _remaining -= destination.Length;
    }

    private byte[] ReadHeader()
    {
        Span<byte> prefix = stackalloc byte[8];
        if (_stream.ReadAtLeast(prefix, 8, throwOnEndOfStream: false) < 8)
            throw CutOff("the header's length");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length is 0 or > SafeTensorsHeader.MaxLength)
            throw new WeightFormatException($"The header is said to have {length} bytes (1 to {SafeTensorsHeader.MaxLength} are possible): this is no safetensors file.");

        // The length is a claim: memory grows with what really comes.
        using var header = new MemoryStream();
        var chunk = new byte[Math.Min(ChunkLength, (int)length)];
        while (header.Length < (long)length)
        {
            var read = _stream.Read(chunk, 0, (int)Math.Min(chunk.Length, (long)length - header.Length));
            if (read == 0)
                throw CutOff("the header");
            header.Write(chunk, 0, read);
        }

        return header.ToArray();
    }

    private void Skip()
    {
        if (_remaining == 0)
            return;
        var chunk = new byte[Math.Min(ChunkLength, _remaining)];
        while (_remaining > 0)
            Read(chunk.AsSpan(0, (int)Math.Min(chunk.Length, _remaining)));
    }

    private static WeightFormatException CutOff(string where) => new($"The file ends within {where}: it is cut off.");
}
