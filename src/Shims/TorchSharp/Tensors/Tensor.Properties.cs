using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Number of dimensions.</summary>
        public long Dimensions => Alive(NativeMethods.sgt_tensor_ndim(Handle));

        /// <summary>Number of dimensions.</summary>
        public long ndim => Dimensions;

        /// <summary>Number of elements.</summary>
        public long NumberOfElements => Alive(NativeMethods.sgt_tensor_numel(Handle));

        /// <summary>Bytes of one element.</summary>
        public long ElementSize => Alive(NativeMethods.sgt_tensor_element_size(Handle));

        /// <summary>Type of the elements.</summary>
        public ScalarType dtype => (ScalarType)Alive(NativeMethods.sgt_tensor_dtype(Handle));

        /// <summary>Where the elements are.</summary>
        public Device device => device_type == DeviceType.CPU ? new Device(DeviceType.CPU) : new Device(device_type, device_index);

        /// <summary>Kind of device.</summary>
        public DeviceType device_type => (DeviceType)Alive(NativeMethods.sgt_tensor_device_type(Handle));

        /// <summary>Number of the device; -1 for the CPU.</summary>
        public int device_index => (int)Alive(NativeMethods.sgt_tensor_device_index(Handle));

        /// <summary>True on a CUDA device.</summary>
        public bool is_cuda => device_type == DeviceType.CUDA;

        /// <summary>True for a tensor without elements in memory.</summary>
        public bool is_meta => device_type == DeviceType.META;

        /// <summary>Size of each dimension.</summary>
        public unsafe long[] shape
        {
            get
            {
                var sizes = new long[Dimensions];
                fixed (long* first = sizes)
                    NativeError.Check(NativeMethods.sgt_tensor_layout(Handle, first, null));
                GC.KeepAlive(this);
                return sizes;
            }
        }

        /// <summary>The transposed matrix.</summary>
        public Tensor T => Aten.One("numpy_T", this);

        /// <summary>The tensor with its last two dimensions exchanged.</summary>
        public Tensor mT => Aten.One("mT", this);

        /// <summary>Number of dimensions.</summary>
        public long dim() => Dimensions;

        /// <summary>Number of elements.</summary>
        public long numel() => NumberOfElements;

        /// <summary>Bytes of one element.</summary>
        public long element_size() => ElementSize;

        /// <summary>Size of each dimension.</summary>
        public long[] size() => shape;

        /// <summary>Size of a dimension; negative numbers count from the last.</summary>
        /// <exception cref="IndexOutOfRangeException">There is no such dimension.</exception>
        public long size(int dim) => At(shape, dim);

        /// <summary>Elements between neighbours of each dimension.</summary>
        public unsafe long[] stride()
        {
            var strides = new long[Dimensions];
            var sizes = new long[strides.Length];
            fixed (long* size = sizes, stride = strides)
                NativeError.Check(NativeMethods.sgt_tensor_layout(Handle, size, stride));
            GC.KeepAlive(this);
            return strides;
        }

        /// <summary>Elements between neighbours of a dimension; negative numbers count from the last.</summary>
        /// <exception cref="IndexOutOfRangeException">There is no such dimension.</exception>
        public long stride(int dim) => At(stride(), dim);

        /// <summary>Elements before the first one in the memory that this tensor views.</summary>
        public long storage_offset() => NativeError.Check(Alive(NativeMethods.sgt_tensor_storage_offset(Handle)));

        /// <summary>True if the elements lie in row-major order without gaps.</summary>
        public bool is_contiguous() => NativeError.CheckFlag((int)Alive(NativeMethods.sgt_tensor_is_contiguous(Handle)));

        /// <summary>True on the CPU.</summary>
        public bool is_cpu() => device_type == DeviceType.CPU;

        /// <summary>True for whole numbers (Bool included).</summary>
        public bool is_integral() => torch.is_integral(dtype);

        /// <summary>True for floating-point elements.</summary>
        public bool is_floating_point() => torch.is_floating_point(dtype);

        /// <summary>True for complex elements.</summary>
        public bool is_complex() => torch.is_complex(dtype);

        /// <summary>True if the only element is not zero.</summary>
        /// <exception cref="InvalidOperationException">The tensor has not exactly one element.</exception>
        public bool is_nonzero() => numel() == 1
            ? Aten.Flag("is_nonzero", this)
            : throw new InvalidOperationException("is_nonzero() called on non-singleton tensor");

        // Keeps this object, and so its native tensor, alive until the call that used the handle is over.
        private T Alive<T>(T result)
        {
            GC.KeepAlive(this);
            return result;
        }

        private static long At(long[] values, int dim) =>
            (uint)(dim < 0 ? dim + values.Length : dim) is var index && index < (uint)values.Length
                ? values[index]
                : throw new IndexOutOfRangeException($"Dimension {dim} of a tensor with {values.Length} dimensions");
    }
}
