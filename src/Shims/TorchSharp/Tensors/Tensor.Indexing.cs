using System.Runtime.CompilerServices;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The part of the tensor that the indices select: a view for numbers and slices, a copy for masks and index tensors.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <inheritdoc cref="this[TensorIndex[]]"/>
        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <inheritdoc cref="this[TensorIndex[]]"/>
        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => index([i1]);
            set => index_put_(value, [i1]);
        }

        /// <inheritdoc cref="this[TensorIndex[]]"/>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => index([i1, i2]);
            set => index_put_(value, [i1, i2]);
        }

        /// <inheritdoc cref="this[TensorIndex[]]"/>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => index([i1, i2, i3]);
            set => index_put_(value, [i1, i2, i3]);
        }

        /// <inheritdoc cref="this[TensorIndex[]]"/>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => index([i1, i2, i3, i4]);
            set => index_put_(value, [i1, i2, i3, i4]);
        }

        /// <inheritdoc cref="this[TensorIndex[]]"/>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => index([i1, i2, i3, i4, i5]);
            set => index_put_(value, [i1, i2, i3, i4, i5]);
        }

        /// <inheritdoc cref="this[TensorIndex[]]"/>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => index([i1, i2, i3, i4, i5, i6]);
            set => index_put_(value, [i1, i2, i3, i4, i5, i6]);
        }

        /// <inheritdoc cref="this[TensorIndex[]]"/>
        public unsafe Tensor index(params TensorIndex[] indices)
        {
            Span<NativeIndex> native = stackalloc NativeIndex[indices.Length];
            Write(indices, native);
            fixed (NativeIndex* first = native)
            {
                var handle = NativeError.Check(NativeMethods.sgt_tensor_index(Handle, first, indices.Length));
                GC.KeepAlive(this);
                GC.KeepAlive(indices);
                return new Tensor(handle);
            }
        }

        /// <inheritdoc cref="this[TensorIndex[]]"/>
        public Tensor index(params Tensor[] indices) => index(Array.ConvertAll(indices, TensorIndex.Tensor));

        /// <summary>Sets the part of the tensor that the indices select; the value is broadcast to its shape.</summary>
        public unsafe Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            Span<NativeIndex> native = stackalloc NativeIndex[indices.Length];
            Write(indices, native);
            fixed (NativeIndex* first = native)
                NativeError.Check(NativeMethods.sgt_tensor_index_put(Handle, first, indices.Length, value.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(value);
            GC.KeepAlive(indices);
            return this;
        }

        /// <inheritdoc cref="index_put_(Tensor, TensorIndex[])"/>
        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor));

        /// <inheritdoc cref="index_put_(Tensor, TensorIndex[])"/>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var tensor = Aten.One("scalar_tensor", value, dtype, Arg.None, device);
            return index_put_(tensor, indices);
        }

        /// <inheritdoc cref="index_put_(Tensor, TensorIndex[])"/>
        public Tensor index_put_(Scalar value, params Tensor[] indices) => index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor));

        private static void Write(TensorIndex[] indices, Span<NativeIndex> native)
        {
            for (var i = 0; i < native.Length; i++)
                native[i] = indices[i].ToNative();
        }
    }
}
