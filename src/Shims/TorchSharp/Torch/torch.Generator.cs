using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers with a state of its own.</summary>
    public class Generator : IDisposable
    {
        private nint _handle;

        /// <summary>Makes a generator on the CPU.</summary>
        /// <param name="seed">Starting value; one seed gives one sequence.</param>
        /// <param name="device">The CPU, or null.</param>
        /// <exception cref="ArgumentException">Another device.</exception>
        public Generator(ulong seed = 0, Device? device = null)
            : this(NativeError.Check(NativeMethods.sgt_generator_new(seed)))
        {
            if (device is { type: not DeviceType.CPU })
                throw new ArgumentException($"This build has no generators on {device}.");
        }

        private Generator(nint handle)
        {
            _handle = handle;
            device = CPU;
        }

        /// <summary>Gives the native generator back.</summary>
        ~Generator() => Dispose(false);

        /// <summary>The generator that operations use when none is given.</summary>
        public static Generator Default => new(NativeError.Check(NativeMethods.sgt_generator_default()));

        /// <summary>Where it makes numbers.</summary>
        public Device device { get; }

        /// <summary>Address of the native at::Generator.</summary>
        /// <exception cref="InvalidOperationException">The generator was disposed.</exception>
        public IntPtr Handle => _handle != 0 ? _handle : throw new InvalidOperationException("Generator invalid -- empty handle.");

        /// <summary>Starts the sequence of a seed; returns the same object.</summary>
        public Generator manual_seed(long seed)
        {
            NativeError.Check(NativeMethods.sgt_generator_manual_seed(Handle, seed));
            GC.KeepAlive(this);
            return this;
        }

        /// <summary>Takes a seed from the operating system and returns it.</summary>
        public unsafe long seed()
        {
            long seed;
            NativeError.Check(NativeMethods.sgt_generator_seed(Handle, &seed));
            GC.KeepAlive(this);
            return seed;
        }

        /// <summary>The seed that the sequence was started with.</summary>
        public unsafe long initial_seed()
        {
            long seed;
            NativeError.Check(NativeMethods.sgt_generator_initial_seed(Handle, &seed));
            GC.KeepAlive(this);
            return seed;
        }

        /// <summary>The state as a tensor of bytes.</summary>
        public Tensor get_state()
        {
            var state = NativeError.Check(NativeMethods.sgt_generator_get_state(Handle));
            GC.KeepAlive(this);
            return new Tensor(state);
        }

        /// <summary>Goes back to a state that <see cref="get_state"/> gave.</summary>
        public void set_state(Tensor value)
        {
            NativeError.Check(NativeMethods.sgt_generator_set_state(Handle, value.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(value);
        }

        /// <summary>Gives the native generator back; a second call does nothing.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Gives the native generator back.</summary>
        protected virtual void Dispose(bool disposing)
        {
            if (_handle != 0)
                NativeMethods.sgt_generator_free(_handle);
            _handle = 0;
        }
    }
}
