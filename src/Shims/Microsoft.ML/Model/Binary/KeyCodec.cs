namespace Microsoft.ML.Data;

/// <summary>Keys: packed numbers; the type is that of the numbers and the count of categories.</summary>
internal sealed class KeyCodec<T>(KeyDataViewType type, ValueCodec<T> numbers) : ValueCodec<T>(type)
    where T : unmanaged
{
    public override string Name => CodecTable.KeyName;

    public override void WriteParameters(BinaryWriter writer)
    {
        CodecTable.Write(writer, numbers);
        writer.Write(((KeyDataViewType)Type).Count);
    }

    public override void Write(BinaryWriter writer, ReadOnlySpan<T> values) => numbers.Write(writer, values);

    public override T[] Read(BinaryReader reader, int count) => numbers.Read(reader, count);
}
