using System.Buffers.Binary;

namespace SemGeo.Vision.Weights;

/// <summary>Writes a safetensors file front to back: first the header, then each tensor's data in the header's order.</summary>
public sealed class SafeTensorsWriter
{
    private readonly Stream _stream;
    private readonly SafeTensorsHeader _header;
    private long _remaining;

    /// <summary>Writes the header. The stream is not disposed.</summary>
    public SafeTensorsWriter(Stream stream, SafeTensorsHeader header)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(header);
        (_stream, _header, _remaining) = (stream, header, header.DataLength);
        var json = header.ToJson();
        Span<byte> prefix = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, json.Length);
        stream.Write(prefix);
        stream.Write(json);
    }

    /// <summary>Writes the next bytes of the tensors' data.</summary>
    /// <exception cref="ArgumentException">The header describes fewer bytes.</exception>
    public void Write(ReadOnlySpan<byte> data)
    {
        if (data.Length > _remaining)
            throw new ArgumentException($"{data.Length} bytes were given, but the {_header.Tensors.Count} tensors of the header have {_remaining} left.", nameof(data));
        _stream.Write(data);
        _remaining -= data.Length;
    }

    /// <summary>Checks that all tensors were written and flushes the stream.</summary>
    /// <exception cref="InvalidOperationException">Data are missing.</exception>
    public void Complete()
    {
        if (_remaining != 0)
            throw new InvalidOperationException($"{_remaining} bytes of the tensors in the header were not written.");
        _stream.Flush();
    }
}
