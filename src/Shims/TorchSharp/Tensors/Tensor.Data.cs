using TorchSharp.Native;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private const int StreamBuffer = 81920;

        /// <summary>The memory of a contiguous tensor on the CPU: reading gives a view of it, setting copies into it.</summary>
        /// <remarks>The span is valid as long as the tensor lives.</remarks>
        /// <exception cref="InvalidOperationException">The tensor is not contiguous or not on the CPU.</exception>
        /// <exception cref="ArgumentException">It has 2 GiB or more, or the size of the given bytes is another.</exception>
        public Span<byte> bytes
        {
            get
            {
                var size = NumberOfElements * ElementSize;
                CheckReadable();
                return size <= int.MaxValue
                    ? Memory(0, (int)size)
                    : throw new ArgumentException("Span only supports up to int.MaxValue elements.");
            }

            set
            {
                if (!is_contiguous())
                    throw new InvalidOperationException("SetBytes() called on non-contiguous tensor.");
                if (NumberOfElements * ElementSize != value.Length)
                    throw new ArgumentException("Mismatched data sizes in SetBytes().");
                value.CopyTo(Memory(0, value.Length));
            }
        }

        /// <summary>The elements in the order of their indices; the type must be the tensor's.</summary>
        /// <exception cref="ArgumentException">The type is not the tensor's.</exception>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            ElementTypes.Check<T>(dtype);
            return new TensorAccessor<T>(is_cpu() ? this : cpu());
        }

        /// <summary>The only element.</summary>
        /// <exception cref="ArgumentException">There is not exactly one element, or the type is not the tensor's.</exception>
        public T item<T>() where T : unmanaged => NumberOfElements == 1
            ? data<T>()[0]
            : throw new ArgumentException("Number of elements in the tensor must be 1");

        /// <summary>The only element as a number of any type.</summary>
        public Scalar ToScalar() => Scalar.From(Aten.Number("item", this), dtype);

        /// <summary>The element at an index in row-major order.</summary>
        /// <exception cref="ArgumentException">The type is not the tensor's.</exception>
        /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);

        /// <inheritdoc cref="ReadCpuDouble"/>
        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);

        /// <inheritdoc cref="ReadCpuDouble"/>
        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);

        /// <inheritdoc cref="ReadCpuDouble"/>
        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);

        /// <inheritdoc cref="ReadCpuDouble"/>
        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);

        /// <inheritdoc cref="ReadCpuDouble"/>
        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);

        /// <inheritdoc cref="ReadCpuDouble"/>
        public T ReadCpuValue<T>(long i) where T : unmanaged
        {
            ElementTypes.Check<T>(dtype);
            return new TensorAccessor<T>(this)[i];
        }

        /// <summary>Writes the elements of a contiguous CPU tensor as raw little-endian bytes.</summary>
        /// <exception cref="InvalidOperationException">The tensor is not contiguous or not on the CPU.</exception>
        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            CheckReadable();
            ForEachBlock(block => stream.Write(block));
        }

        /// <summary>Reads all elements of a contiguous CPU tensor as raw little-endian bytes.</summary>
        /// <exception cref="EndOfStreamException">The stream ended before the tensor was full.</exception>
        /// <exception cref="InvalidOperationException">The tensor is not contiguous or not on the CPU.</exception>
        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            CheckReadable();
            ForEachBlock(block => stream.ReadExactly(block));
        }

        internal unsafe void* DataPointer()
        {
            void* data;
            NativeError.Check(NativeMethods.sgt_tensor_data(Handle, &data));
            return data;
        }

        private delegate void BlockAction(Span<byte> block);

        private void ForEachBlock(BlockAction action)
        {
            var size = NumberOfElements * ElementSize;
            for (long at = 0; at < size; at += StreamBuffer)
                action(Memory(at, (int)Math.Min(StreamBuffer, size - at)));
            GC.KeepAlive(this);
        }

        private unsafe Span<byte> Memory(long offset, int length) => new((byte*)DataPointer() + offset, length);

        private void CheckReadable()
        {
            if (!is_contiguous())
                throw new InvalidOperationException("Bytes() called on non-contiguous tensor.");
            if (!is_cpu())
                throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
        }
    }
}
