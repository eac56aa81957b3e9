using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp;

/// <summary>Tensors, operations and what they need; the entry point of TorchSharp.</summary>
public static partial class torch
{
    /// <summary>The CPU.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>The device of shapes without memory.</summary>
    public static readonly Device META = new(DeviceType.META);

    /// <summary>The current CUDA device.</summary>
    public static Device CUDA => new(DeviceType.CUDA);

    /// <summary>Version of libtorch.</summary>
    public static unsafe string __version__ => Marshal.PtrToStringUTF8((nint)NativeMethods.sgt_torch_version())!;

    /// <summary>The innermost open scope of this thread, or null.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.ThreadSingleton.Current;

    /// <summary>Opens a scope that disposes, with itself, the tensors which this thread makes meanwhile.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.ThreadSingleton.Open();

    /// <summary>Runs an expression in a scope of its own; only its result survives, in the scope outside.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    /// <summary>Makes a kind of device usable.</summary>
    /// <exception cref="InvalidOperationException">This build has no such devices.</exception>
    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType))
            throw new InvalidOperationException($"Torch device type {deviceType} did not initialise on the current machine: this build of libtorch has the CPU only.");
    }

    /// <summary>Makes a kind of device usable; false if this build has none.</summary>
    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType != DeviceType.CUDA;

    /// <summary>A device by its description.</summary>
    public static Device device(string description) => new(description);

    /// <summary>A device by the name of its type and its number.</summary>
    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    /// <summary>A device by its type and number.</summary>
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <summary>A CUDA device by its number.</summary>
    public static Device device(int index) => new(index);

    /// <summary>Sets how many threads an operation may use.</summary>
    public static void set_num_threads(int num) => NativeError.Check(NativeMethods.sgt_set_num_threads(num));

    /// <summary>How many threads an operation may use.</summary>
    public static int get_num_threads() => (int)NativeError.Check((long)NativeMethods.sgt_get_num_threads());

    /// <summary>Sets how many operations may run side by side; once, before the first of them.</summary>
    public static void set_num_interop_threads(int num) => NativeError.Check(NativeMethods.sgt_set_num_interop_threads(num));

    /// <summary>How many operations may run side by side.</summary>
    public static int get_num_interop_threads() => (int)NativeError.Check((long)NativeMethods.sgt_get_num_interop_threads());

    /// <summary>Element type of factories that are told none.</summary>
    public static ScalarType get_default_dtype() => (ScalarType)NativeMethods.sgt_get_default_dtype();

    /// <summary>Sets the element type of factories that are told none.</summary>
    public static void set_default_dtype(ScalarType dtype) => NativeError.Check(NativeMethods.sgt_set_default_dtype((int)dtype));

    /// <summary>True if the object is a tensor.</summary>
    public static bool is_tensor(object obj) => obj is Tensor;

    /// <summary>NVIDIA devices; this build of libtorch has none.</summary>
    public static class cuda
    {
        /// <summary>False.</summary>
        public static bool is_available() => false;

        /// <summary>False.</summary>
        public static bool is_cudnn_available() => false;

        /// <summary>Zero.</summary>
        public static int device_count() => 0;

        /// <summary>Does nothing without a device.</summary>
        public static void manual_seed(long seed)
        {
        }

        /// <summary>Does nothing without a device.</summary>
        public static void manual_seed_all(long seed)
        {
        }

        /// <summary>Does nothing without a device.</summary>
        public static void synchronize(Device? device = null)
        {
        }
    }

    /// <summary>True if CUDA devices can be used: never in this build.</summary>
    public static bool cuda_is_available() => cuda.is_available();
}
