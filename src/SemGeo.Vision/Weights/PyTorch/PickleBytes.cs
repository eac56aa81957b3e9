using System.Buffers.Binary;
using System.Text;

namespace SemGeo.Vision.Weights.PyTorch;

/// <summary>Reads a pickle's bytes; what a length claims is checked against what is left before anything is allocated.</summary>
internal sealed class PickleBytes
{
    /// <summary>The longest pickle that is read: those of checkpoints have some hundred kilobytes, tensors' data lie elsewhere.</summary>
    public const long MaxLength = 64 << 20;

    private const int MaxLineLength = 4096;

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[4096];
    private readonly byte[] _number = new byte[8];
    private long _unread;
    private int _begin;
    private int _end;

    /// <param name="stream">The stream, at the pickle's begin.</param>
    /// <param name="length">The bytes that the stream has left; the pickle may end before.</param>
    public PickleBytes(Stream stream, long length) => (_stream, _unread) = (stream, Math.Min(length, MaxLength));

    /// <summary>The number of bytes that were handed out.</summary>
    public long Consumed { get; private set; }

    public byte ReadByte()
    {
        Fill(_number.AsSpan(0, 1));
        return _number[0];
    }

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(ReadNumber(2));

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(ReadNumber(4));

    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(ReadNumber(8));

    public double ReadDouble() => BinaryPrimitives.ReadDoubleBigEndian(ReadNumber(8));

    /// <summary>The next bytes, if there are so many.</summary>
    public byte[] ReadBytes(long length)
    {
        if (length < 0 || length > _end - _begin + _unread)
            throw new WeightFormatException($"The pickle claims {length} bytes, but {_end - _begin + _unread} are left: it is cut off or damaged.");
        var bytes = new byte[length];
        Fill(bytes);
        return bytes;
    }

    public string ReadText(long length) => Encoding.UTF8.GetString(ReadBytes(length));

    /// <summary>The text up to the next line feed.</summary>
    public string ReadLine()
    {
        var line = new List<byte>();
        for (var value = ReadByte(); value != (byte)'\n'; value = ReadByte())
        {
            if (line.Count == MaxLineLength)
                throw new WeightFormatException($"A line of the pickle has more than {MaxLineLength} bytes: it is damaged.");
            line.Add(value);
        }

        return Encoding.UTF8.GetString([.. line]);
    }

    private Span<byte> ReadNumber(int length)
    {
        Fill(_number.AsSpan(0, length));
        return _number.AsSpan(0, length);
    }

    private void Fill(Span<byte> destination)
    {
        Consumed += destination.Length;
        while (!destination.IsEmpty)
        {
            if (_begin == _end)
                Refill();
            var count = Math.Min(destination.Length, _end - _begin);
            _buffer.AsSpan(_begin, count).CopyTo(destination);
            destination = destination[count..];
            _begin += count;
        }
    }

    private void Refill()
    {
        (_begin, _end) = (0, _stream.Read(_buffer, 0, (int)Math.Min(_buffer.Length, _unread)));
        _unread -= _end;
        if (_end == 0)
            throw new WeightFormatException($"The pickle does not end where it should: it is cut off, or longer than {MaxLength} bytes.");
    }
}
