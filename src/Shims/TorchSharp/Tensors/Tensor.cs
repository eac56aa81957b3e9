using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// An n-dimensional array of one element type, owned by this object: <see cref="Dispose()"/>, the dispose scope in which it was made,
    /// or at last the finalizer gives the native memory back.
    /// </summary>
    /// <remarks>Methods whose name ends in an underscore change the tensor and return the same object.</remarks>
    public partial class Tensor : IDisposable
    {
        private static long _totalCount;
        private static long _peakCount;

        private nint _handle;

        internal Tensor(nint handle)
        {
            _handle = handle;
            if (handle == 0)
                return;
            var count = Interlocked.Increment(ref _totalCount);
            for (var peak = Interlocked.Read(ref _peakCount); count > peak;)
            {
                var seen = Interlocked.CompareExchange(ref _peakCount, count, peak);
                if (seen == peak)
                    break;
                peak = seen;
            }

            OwningDisposeScope = DisposeScopeManager.ThreadSingleton.Register(this);
        }

        /// <summary>Gives the native tensor back if nobody did.</summary>
        ~Tensor() => Dispose(false);

        internal DisposeScope? OwningDisposeScope { get; set; }

        /// <summary>Number of live tensor objects of the process.</summary>
        public static long TotalCount => Interlocked.Read(ref _totalCount);

        /// <summary>Highest value that <see cref="TotalCount"/> has had.</summary>
        public static long PeakCount => Interlocked.Read(ref _peakCount);

        /// <summary>Address of the native at::Tensor; it stays this object's.</summary>
        /// <exception cref="InvalidOperationException">The tensor was disposed.</exception>
        public IntPtr Handle => _handle != 0 ? _handle : throw new InvalidOperationException("Tensor invalid -- empty handle.");

        /// <summary>True after the tensor was disposed or its native tensor was given away.</summary>
        public bool IsInvalid => _handle == 0;

        /// <summary>A name for debugging; libtorch does not see it.</summary>
        public string? name { get; set; }

        /// <summary>Wraps a native at::Tensor* that the caller owned; from now on the new object does.</summary>
        public static Tensor UnsafeCreateTensor(IntPtr handle) => new(handle);

        /// <summary>Gives the native tensor away: the caller owns it, this object is invalid.</summary>
        /// <exception cref="InvalidOperationException">The tensor was disposed.</exception>
        public IntPtr DecoupleFromNativeHandle()
        {
            var handle = Handle;
            GC.SuppressFinalize(this);
            Release();
            return handle;
        }

        /// <summary>Gives the native tensor back; a second call does nothing.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Gives the native tensor back.</summary>
        protected virtual void Dispose(bool disposing)
        {
            OwningDisposeScope?.MarkAsDisposed(this);
            if (Release() is var handle and not 0)
                NativeMethods.sgt_tensor_free(handle);
        }

        /// <summary>Hands the tensor to the scope around the one that owns it; without one nobody disposes it any more.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of its scope: the caller disposes it.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        /// <summary>Hands the tensor to the scope of another tensor.</summary>
        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        /// <summary>Hands the tensor to another scope; null takes it out of any.</summary>
        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is { } scope)
                scope.MoveToOther(other, this);
            else
                other?.Attach(this);
            return this;
        }

        /// <summary>True if the other tensor has the same shape and the same elements.</summary>
        public bool Equals(Tensor target) => Aten.Flag("equal", this, target);

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => base.GetHashCode();

        internal static Tensor? FromHandle(nint handle) => handle == 0 ? null : new Tensor(handle);

        /// <summary>Empties this object without giving the native tensor back.</summary>
        internal nint Release()
        {
            var handle = _handle;
            _handle = 0;
            if (handle != 0)
                Interlocked.Decrement(ref _totalCount);
            return handle;
        }
    }
}
