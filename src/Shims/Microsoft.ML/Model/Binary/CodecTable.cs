using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The codecs by column type and by name. A type is written as the name of its codec, the length of the parameters, and the parameters.</summary>
internal static class CodecTable
{
    public const string KeyName = "Key2";
    public const string VectorName = "VBuffer";

    private static readonly ValueCodec[] Simple =
    [
        new PackedCodec<sbyte>(NumberDataViewType.SByte), new PackedCodec<byte>(NumberDataViewType.Byte), new PackedCodec<short>(NumberDataViewType.Int16),
        new PackedCodec<ushort>(NumberDataViewType.UInt16), new PackedCodec<int>(NumberDataViewType.Int32), new PackedCodec<uint>(NumberDataViewType.UInt32),
        new PackedCodec<long>(NumberDataViewType.Int64), new PackedCodec<ulong>(NumberDataViewType.UInt64), new PackedCodec<float>(NumberDataViewType.Single),
        new PackedCodec<double>(NumberDataViewType.Double), new PackedCodec<TimeSpan>(TimeSpanDataViewType.Instance),
        new PackedCodec<DataViewRowId>(RowIdDataViewType.Instance), new TextCodec(), new BooleanCodec(), new DateTimeCodec(), new DateTimeOffsetCodec(),
    ];

    /// <summary>The codec of a type, or null: images and other types of one's own cannot be written.</summary>
    public static ValueCodec? Find(DataViewType type) => type switch
    {
        KeyDataViewType key => KeyOf(key),
        VectorDataViewType vector => Find(vector.ItemType) is { } items ? VectorOf(vector, items) : null,
        _ => Array.Find(Simple, codec => codec.Type.Equals(type)),
    };

    public static void Write(BinaryWriter writer, ValueCodec codec)
    {
        var parameters = new MemoryStream();
        using (var inner = new BinaryWriter(parameters, Encoding.UTF8, leaveOpen: true))
            codec.WriteParameters(inner);
        writer.Write(codec.Name);
        writer.Write7BitEncodedInt64(parameters.Length);
        writer.Write(parameters.GetBuffer(), 0, (int)parameters.Length);
    }

    /// <summary>Reads a type. Null, with the reader behind it, when its codec is not known here.</summary>
    /// <exception cref="FormatException">The parameters are damaged.</exception>
    public static ValueCodec? Read(BinaryReader reader)
    {
        var (name, start, length) = ReadName(reader);
        var codec = name switch
        {
            VectorName => ReadVector(reader),
            KeyName => ReadKey(reader),
            _ => FindSimple(name),
        };
        if (codec is null)
            reader.BaseStream.Position = start + length;
        Contracts.CheckDecode(reader.BaseStream.Position == start + length,
            $"Codec type definition supposedly has {length} bytes, but the handler consumed {reader.BaseStream.Position - start}");
        return codec;
    }

    private static (string Name, long Start, long Length) ReadName(BinaryReader reader)
    {
        var name = reader.ReadString();
        var length = reader.Read7BitEncodedInt64();
        var start = reader.BaseStream.Position;
        Contracts.CheckDecode(name.Length > 0, "Non-empty signature string expected");
        Contracts.CheckDecode(length >= 0 && length <= reader.BaseStream.Length - start, $"The definition of codec '{name}' says it has {length} bytes");
        return (name, start, length);
    }

    private static ValueCodec? FindSimple(string name) => Array.Find(Simple, codec => codec.Name == name);

    private static ValueCodec? ReadKey(BinaryReader reader)
    {
        var type = FindSimple(ReadName(reader).Name)?.Type.RawType;
        Contracts.CheckDecode(type is not null && KeyDataViewType.IsValidDataType(type), "Corrupt key type: not of an unsigned integer");
        var count = reader.ReadUInt64();
        try
        {
            return KeyOf(new KeyDataViewType(type, count));
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw Contracts.ExceptDecode($"Corrupt key type: {count} values of {type.Name}", e);
        }
    }

    private static ValueCodec? ReadVector(BinaryReader reader)
    {
        var (name, start, length) = ReadName(reader);
        var items = name == KeyName ? ReadKey(reader) : FindSimple(name);
        reader.BaseStream.Position = start + length;
        var rank = reader.ReadInt32();
        Contracts.CheckDecode(rank >= 0, $"Corrupt vector type: {rank} dimensions");
        var dimensions = reader.ReadArray<int>(rank);
        Contracts.CheckDecode(dimensions.All(d => d >= 0), "Corrupt vector type: a negative dimension");
        var size = dimensions.Aggregate(1L, (product, d) => Math.Min(product, int.MaxValue) * d);
        Contracts.CheckDecode(size <= int.MaxValue, $"Corrupt vector type: {string.Join(" x ", dimensions)} items");
        if (items is null)
            return null;
        var itemType = (PrimitiveDataViewType)items.Type;
        return VectorOf(rank > 0 ? new VectorDataViewType(itemType, dimensions) : new VectorDataViewType(itemType), items);
    }

    private static ValueCodec? KeyOf(KeyDataViewType key) => key.RawType switch
    {
        var t when t == typeof(byte) => new KeyCodec<byte>(key, (ValueCodec<byte>)Find(NumberDataViewType.Byte)!),
        var t when t == typeof(ushort) => new KeyCodec<ushort>(key, (ValueCodec<ushort>)Find(NumberDataViewType.UInt16)!),
        var t when t == typeof(uint) => new KeyCodec<uint>(key, (ValueCodec<uint>)Find(NumberDataViewType.UInt32)!),
        _ => new KeyCodec<ulong>(key, (ValueCodec<ulong>)Find(NumberDataViewType.UInt64)!),
    };

    private static ValueCodec VectorOf(VectorDataViewType type, ValueCodec items) =>
        (ValueCodec)Activator.CreateInstance(typeof(VectorCodec<>).MakeGenericType(type.ItemType.RawType), type, items)!;
}
