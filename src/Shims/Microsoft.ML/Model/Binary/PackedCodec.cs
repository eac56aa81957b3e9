using System.Runtime.InteropServices;

namespace Microsoft.ML.Data;

/// <summary>Values as they lie in memory, little endian: numbers, time spans and row ids.</summary>
internal sealed class PackedCodec<T>(PrimitiveDataViewType type) : ValueCodec<T>(type)
    where T : unmanaged
{
    public override string Name => typeof(T).Name;

    public override void Write(BinaryWriter writer, ReadOnlySpan<T> values) => writer.Write(MemoryMarshal.AsBytes(values));

    public override T[] Read(BinaryReader reader, int count) => reader.ReadArray<T>(count);
}
