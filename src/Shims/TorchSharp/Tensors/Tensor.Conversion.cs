using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The tensor with another element type; the same memory if it has it already and no copy is asked for.</summary>
        /// <param name="type">The element type.</param>
        /// <param name="copy">Copies in any case.</param>
        /// <param name="disposeAfter">Disposes this object afterwards.</param>
        /// <param name="non_blocking">Does not wait for a device.</param>
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            After(Aten.One("to.dtype", this, type, non_blocking, copy), disposeAfter);

        /// <inheritdoc cref="to_type"/>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to_type(type, copy, disposeAfter, non_blocking);

        /// <summary>The tensor with another element type on another device.</summary>
        /// <param name="type">The element type.</param>
        /// <param name="device">The device.</param>
        /// <param name="copy">Copies in any case.</param>
        /// <param name="disposeAfter">Disposes this object afterwards.</param>
        /// <param name="non_blocking">Does not wait for a device.</param>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            After(Aten.One("to.device", this, TensorFactory.Place(device), type, non_blocking, copy), disposeAfter);

        /// <summary>The tensor on another device; the same memory if it is there already and no copy is asked for.</summary>
        /// <param name="device">The device.</param>
        /// <param name="copy">Copies in any case.</param>
        /// <param name="disposeAfter">Disposes this object afterwards.</param>
        /// <param name="non_blocking">Does not wait for a device.</param>
        /// <exception cref="InvalidOperationException">This build has no such devices.</exception>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(dtype, device, copy, disposeAfter, non_blocking);

        /// <inheritdoc cref="to(Device, bool, bool, bool)"/>
        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        /// <inheritdoc cref="to(Device, bool, bool, bool)"/>
        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(device), copy, disposeAfter, non_blocking);

        /// <summary>The tensor with the element type and on the device of another.</summary>
        public Tensor to(Tensor other, bool non_blocking = false) => to(other.dtype, other.device, non_blocking);

        /// <summary>The tensor with the element type of another.</summary>
        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        /// <summary>The tensor with another element type.</summary>
        public Tensor type(ScalarType dtype) => to_type(dtype);

        /// <summary>The tensor in main memory.</summary>
        public Tensor cpu() => to(CPU);

        /// <summary>The tensor on a CUDA device.</summary>
        /// <exception cref="InvalidOperationException">This build has no CUDA devices.</exception>
        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA, non_blocking: non_blocking);

        /// <summary>The tensor as Float32.</summary>
        public Tensor @float() => to_type(ScalarType.Float32);

        /// <summary>The tensor as Float64.</summary>
        public Tensor @double() => to_type(ScalarType.Float64);

        /// <summary>The tensor as Float16.</summary>
        public Tensor half() => to_type(ScalarType.Float16);

        /// <summary>The tensor as BFloat16.</summary>
        public Tensor bfloat16() => to_type(ScalarType.BFloat16);

        /// <summary>The tensor as Int64.</summary>
        public Tensor @long() => to_type(ScalarType.Int64);

        /// <summary>The tensor as Int32.</summary>
        public Tensor @int() => to_type(ScalarType.Int32);

        /// <summary>The tensor as Int16.</summary>
        public Tensor @short() => to_type(ScalarType.Int16);

        /// <summary>The tensor as Byte.</summary>
        public Tensor @byte() => to_type(ScalarType.Byte);

        /// <summary>The tensor as Bool.</summary>
        public Tensor @bool() => to_type(ScalarType.Bool);

        /// <summary>A copy, through which gradients flow.</summary>
        public Tensor clone() => Aten.One("clone", this);

        /// <summary>A new object over the same native tensor.</summary>
        public Tensor alias()
        {
            var handle = NativeError.Check(NativeMethods.sgt_tensor_alias(Handle));
            GC.KeepAlive(this);
            return new Tensor(handle);
        }

        /// <summary>Copies another tensor's elements into this one; it is broadcast and converted.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Aten.InPlace("copy_", this, source, nonBlocking);

        /// <summary>Makes the tensor another one's values: storage, shape and strides are shared from then on.</summary>
        public Tensor set_(Tensor source) => Aten.InPlace("set_.source_Tensor", this, source);

        /// <summary>Sets all elements to a number.</summary>
        public Tensor fill_(Scalar value) => Aten.InPlace("fill_.Scalar", this, value);

        /// <summary>Sets all elements to zero.</summary>
        public Tensor zero_() => Aten.InPlace("zero_", this);

        private Tensor After(Tensor result, bool disposeThis)
        {
            if (disposeThis)
                Dispose();
            return result;
        }

        private static Tensor In(ScalarType? type, Tensor tensor) =>
            type is { } wanted && wanted != tensor.dtype ? tensor.to_type(wanted, disposeAfter: true) : tensor;

        private static string? Mode(RoundingMode mode) => mode == RoundingMode.None ? null : mode.ToString();

        private static Tensor Quotient(Scalar left, Tensor right)
        {
            using var inverse = right.reciprocal();
            return inverse.mul(left);
        }
    }
}
