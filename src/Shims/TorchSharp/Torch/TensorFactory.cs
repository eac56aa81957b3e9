using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Native;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What the factories of <see cref="torch"/> have in common.</summary>
internal static class TensorFactory
{
    /// <summary>Runs a factory operator (zeros, ones, empty, rand, randn) with sizes.</summary>
    internal static Tensor Make(string op, long[] size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator = null)
    {
        var type = dtype ?? get_default_dtype();
        var where = Place(device);
        var tensor = generator is not null ? Aten.One(op + ".generator", size, generator, type, Arg.None, where)
            : op == "empty" ? Aten.One("empty.memory_format", size, type, Arg.None, where)
            : Aten.One(op, size, type, Arg.None, where);
        return requiresGrad ? tensor.requires_grad_() : tensor;
    }

    /// <summary>The operator full; whole numbers give Int64 unless a type is said.</summary>
    internal static Tensor Make(string op, long[] size, Scalar value, ScalarType? dtype, Device? device, bool requiresGrad)
    {
        var tensor = Aten.One(op, size, value, dtype ?? TypeOf(value), Arg.None, Place(device));
        return requiresGrad ? tensor.requires_grad_() : tensor;
    }

    /// <summary>A copy of an array's elements, of any rank, in a shape.</summary>
    /// <exception cref="ArgumentException">The shape has more elements than the array.</exception>
    internal static Tensor FromArray(Array array, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requiresGrad)
    {
        var element = array.GetType().GetElementType()!;
        var type = ElementTypes.Of(element);
        var bytes = MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(array), checked((int)(array.LongLength * ElementTypes.Size(type))));
        return Copy(bytes, type, array.LongLength, shape, dtype, device, requiresGrad);
    }

    /// <summary>A copy of a list's elements in a shape.</summary>
    internal static Tensor FromList<T>(IList<T> list, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requiresGrad) where T : unmanaged =>
        list is List<T> dense
            ? FromSpan<T>(CollectionsMarshal.AsSpan(dense), shape, dtype, device, requiresGrad)
            : FromSpan<T>(list as T[] ?? [.. list], shape, dtype, device, requiresGrad);

    /// <summary>A copy of a span's elements in a shape.</summary>
    internal static Tensor FromSpan<T>(ReadOnlySpan<T> elements, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requiresGrad) where T : unmanaged =>
        Copy(
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(elements)), checked(elements.Length * Unsafe.SizeOf<T>())),
            ElementTypes.Of(typeof(T)),
            elements.Length,
            shape,
            dtype,
            device,
            requiresGrad);

    internal static long[] ShapeOf(Array array)
    {
        var shape = new long[array.Rank];
        for (var i = 0; i < shape.Length; i++)
            shape[i] = array.GetLongLength(i);
        return shape;
    }

    internal static ScalarType TypeOf(params ReadOnlySpan<Scalar> numbers)
    {
        foreach (var number in numbers)
            if (!is_integral(number.Type))
                return get_default_dtype();
        return ScalarType.Int64;
    }

    /// <summary>The device, or the CPU.</summary>
    /// <exception cref="InvalidOperationException">This build has no such devices.</exception>
    internal static Device Place(Device? device)
    {
        if (device is not null)
            InitializeDeviceType(device.type);
        return device ?? CPU;
    }

    private static Tensor Copy(
        ReadOnlySpan<byte> bytes, ScalarType type, long count, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requiresGrad)
    {
        var size = shape.ToArray();
        var needed = size.TotalSize();
        if (needed > count)
            throw new ArgumentException($"mismatched total size creating a tensor from an array: {needed} vs. {count}");
        var where = Place(device);
        var tensor = Aten.One("empty.memory_format", size, type, Arg.None, CPU);
        bytes[..(int)(needed * ElementTypes.Size(type))].CopyTo(tensor.bytes);
        if ((dtype ?? type) != type || where.type != DeviceType.CPU)
            tensor = tensor.to(dtype ?? type, where, disposeAfter: true);
        return requiresGrad ? tensor.requires_grad_() : tensor;
    }
}
