namespace Microsoft.ML.Data;

/// <summary>Truth values: eight a byte, the first in the lowest bit.</summary>
internal sealed class BooleanCodec() : ValueCodec<bool>(BooleanDataViewType.Instance)
{
    private const int BitsPerByte = 8;

    public override string Name => nameof(Boolean);

    public override void Write(BinaryWriter writer, ReadOnlySpan<bool> values)
    {
        var bytes = new byte[ByteCount(values.Length)];
        for (var i = 0; i < values.Length; i++)
            if (values[i])
                bytes[i / BitsPerByte] |= (byte)(1 << (i % BitsPerByte));
        writer.Write(bytes);
    }

    public override bool[] Read(BinaryReader reader, int count)
    {
        var bytes = reader.ReadArray<byte>(ByteCount(count));
        var values = new bool[count];
        for (var i = 0; i < count; i++)
            values[i] = (bytes[i / BitsPerByte] & (1 << (i % BitsPerByte))) != 0;
        return values;
    }

    private static int ByteCount(int count) => (int)(((long)count + BitsPerByte - 1) / BitsPerByte);
}
