using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Stops recording gradients on this thread until the result is disposed.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    /// <summary>Records gradients on this thread until the result is disposed.</summary>
    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    /// <summary>Switches the recording of gradients on this thread until the result is disposed.</summary>
    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    /// <summary>True if this thread records gradients.</summary>
    public static bool is_grad_enabled() => NativeMethods.sgt_grad_mode() != 0;

    /// <summary>Opens inference mode on this thread until the result is disposed: no gradients and no bookkeeping for them at all.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    /// <summary>True in inference mode.</summary>
    public static bool is_inference_mode_enabled() => NativeMethods.sgt_inference_mode() != 0;

    private sealed class GradMode : IDisposable
    {
        private readonly bool _before = is_grad_enabled();

        internal GradMode(bool enabled) => NativeMethods.sgt_set_grad_mode(enabled ? 1 : 0);

        public void Dispose() => NativeMethods.sgt_set_grad_mode(_before ? 1 : 0);
    }

    private sealed class InferenceMode(bool enabled) : IDisposable
    {
        private nint _guard = NativeError.Check(NativeMethods.sgt_inference_guard(enabled ? 1 : 0));

        public void Dispose()
        {
            if (_guard != 0)
                NativeMethods.sgt_inference_guard_free(_guard);
            _guard = 0;
        }
    }
}
