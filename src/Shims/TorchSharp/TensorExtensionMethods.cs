using TorchSharp.Modules;
using TorchSharp.Native;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Conversions, and the tensor's part of the file format of modules.</summary>
public static class TensorExtensionMethods
{
    /// <summary>Number of elements of a shape.</summary>
    public static long TotalSize(this IEnumerable<long> shape) => shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>Bytes of one element.</summary>
    public static int ElementSize(this ScalarType type) => ElementTypes.Size(type);

    /// <summary>A parameter that takes over the tensor, which is invalid afterwards.</summary>
    public static Parameter AsParameter(this Tensor tensor) => new(tensor);

    /// <summary>The only element as this type.</summary>
    public static float ToSingle(this Tensor value) => value.ToScalar().ToSingle();

    /// <summary>The only element as this type.</summary>
    public static double ToDouble(this Tensor value) => value.ToScalar().ToDouble();

    /// <summary>The only element as this type.</summary>
    public static sbyte ToSByte(this Tensor value) => value.ToScalar().ToSByte();

    /// <summary>The only element as this type.</summary>
    public static byte ToByte(this Tensor value) => value.ToScalar().ToByte();

    /// <summary>The only element as this type.</summary>
    public static short ToInt16(this Tensor value) => value.ToScalar().ToInt16();

    /// <summary>The only element as this type.</summary>
    public static int ToInt32(this Tensor value) => value.ToScalar().ToInt32();

    /// <summary>The only element as this type.</summary>
    public static long ToInt64(this Tensor value) => value.ToScalar().ToInt64();

    /// <summary>True if the only element is not zero.</summary>
    public static bool ToBoolean(this Tensor value) => value.ToScalar().ToBoolean();

    /// <summary>A tensor of an array's elements in a given shape.</summary>
    public static Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false)
        => TensorFactory.FromArray(rawArray, dimensions, null, null, requires_grad);

    /// <summary>A tensor without dimensions that holds a number.</summary>
    public static Tensor ToTensor<T>(this T scalar, Device? device = null, bool requires_grad = false) where T : struct
        => TensorFactory.FromArray(new[] { scalar }, [], null, device, requires_grad);

    /// <summary>Writes type, shape and elements as an entry of a module's file has them.</summary>
    public static void Save(this Tensor tensor, BinaryWriter writer)
    {
        Leb128.Write(writer, (long)tensor.dtype);
        Leb128.Write(writer, tensor.ndim);
        foreach (var size in tensor.shape)
            Leb128.Write(writer, size);
        if (tensor.is_cpu() && tensor.is_contiguous())
        {
            tensor.WriteBytesToStream(writer.BaseStream);
            return;
        }

        using var plain = Aten.One("contiguous", tensor);
        using var local = plain.cpu();
        local.WriteBytesToStream(writer.BaseStream);
    }

    /// <summary>Reads an entry of a module's file into a tensor of the same shape and type.</summary>
    /// <param name="tensor">Receives the elements.</param>
    /// <param name="reader">Stands at the entry's type.</param>
    /// <param name="skip">Reads past the entry without changing the tensor.</param>
    /// <exception cref="ArgumentException">The entry's type or shape is another.</exception>
    /// <exception cref="EndOfStreamException">The file ends before the entry does.</exception>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        var (type, shape) = ReadHeader(reader);
        if (skip)
        {
            Skip(reader, type, shape);
            return;
        }

        if (type != tensor.dtype)
            throw new ArgumentException("Mismatched tensor data types while loading. Make sure that the model you are loading into is exactly the same as the origin.");
        if (!shape.AsSpan().SequenceEqual(tensor.shape))
            throw new ArgumentException("Mismatched tensor shape while loading. Make sure that the model you are loading into is exactly the same as the origin.");
        ReadElements(tensor, reader);
    }

    /// <summary>Reads an entry of a module's file as a new tensor.</summary>
    /// <param name="reader">Stands at the entry's type.</param>
    /// <param name="skip">Reads past the elements; those of the result are as they come.</param>
    /// <exception cref="EndOfStreamException">The file ends before the entry does.</exception>
    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        var (type, shape) = ReadHeader(reader);
        CheckRoom(reader, type, shape);
        var tensor = empty(shape, type);
        if (skip)
            Skip(reader, type, shape);
        else
            ReadElements(tensor, reader);
        return tensor;
    }

    internal static void SkipEntry(BinaryReader reader)
    {
        var (type, shape) = ReadHeader(reader);
        Skip(reader, type, shape);
    }

    private static (ScalarType Type, long[] Shape) ReadHeader(BinaryReader reader)
    {
        var type = (ScalarType)Leb128.Read(reader);
        var shape = new long[Leb128.ReadCount(reader)];
        for (var i = 0; i < shape.Length; i++)
            shape[i] = Leb128.Read(reader);
        return (type, shape);
    }

    // A damaged file must not make us allocate more than it holds.
    private static void CheckRoom(BinaryReader reader, ScalarType type, long[] shape)
    {
        var needed = shape.Aggregate((Int128)ElementTypes.Size(type), (product, size) => product * size);
        if (reader.BaseStream is { CanSeek: true } stream && needed > stream.Length - stream.Position)
            throw new EndOfStreamException($"A tensor of {needed} bytes is announced, {stream.Length - stream.Position} bytes are left: the file is truncated.");
    }

    private static void ReadElements(Tensor tensor, BinaryReader reader)
    {
        if (tensor.is_cpu() && tensor.is_contiguous())
        {
            tensor.ReadBytesFromStream(reader.BaseStream);
            return;
        }

        using var local = empty(tensor.shape, tensor.dtype);
        local.ReadBytesFromStream(reader.BaseStream);
        using var _ = no_grad();
        tensor.copy_(local);
    }

    private static void Skip(BinaryReader reader, ScalarType type, long[] shape)
    {
        Span<byte> block = stackalloc byte[4096];
        for (var left = shape.TotalSize() * ElementTypes.Size(type); left > 0;)
        {
            var part = block[..(int)Math.Min(block.Length, left)];
            reader.BaseStream.ReadExactly(part);
            left -= part.Length;
        }
    }
}
