using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>The exports of semgeo_torch (src/SemGeo.Native/torch), one to one. Failures are -1 or zero; <see cref="NativeError"/> turns them into exceptions.</summary>
internal static unsafe partial class NativeMethods
{
    internal const string Library = "semgeo_torch";

    static NativeMethods() => NativeLibraryLoader.Prepare();

    [LibraryImport(Library)] internal static partial int sgt_abi_version();
    [LibraryImport(Library)] internal static partial byte* sgt_error();
    [LibraryImport(Library)] internal static partial byte* sgt_torch_version();
    [LibraryImport(Library)] internal static partial void sgt_free(void* memory);
    [LibraryImport(Library)] internal static partial void sgt_initialize();
    [LibraryImport(Library)] internal static partial int sgt_set_num_threads(int threads);
    [LibraryImport(Library)] internal static partial int sgt_get_num_threads();
    [LibraryImport(Library)] internal static partial int sgt_set_num_interop_threads(int threads);
    [LibraryImport(Library)] internal static partial int sgt_get_num_interop_threads();
    [LibraryImport(Library)] internal static partial int sgt_set_default_dtype(int dtype);
    [LibraryImport(Library)] internal static partial int sgt_get_default_dtype();
    [LibraryImport(Library)] internal static partial int sgt_get_allow_tf32(int convolutions);
    [LibraryImport(Library)] internal static partial void sgt_set_allow_tf32(int convolutions, int allowed);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial nint sgt_find(string name, string overload);
    [LibraryImport(Library)] internal static partial int sgt_call(nint op, NativeValue* arguments, int count, NativeValue* results, int capacity);

    [LibraryImport(Library)] internal static partial void sgt_tensor_free(nint tensor);
    [LibraryImport(Library)] internal static partial nint sgt_tensor_alias(nint tensor);
    [LibraryImport(Library)] internal static partial int sgt_tensor_dtype(nint tensor);
    [LibraryImport(Library)] internal static partial int sgt_tensor_device_type(nint tensor);
    [LibraryImport(Library)] internal static partial int sgt_tensor_device_index(nint tensor);
    [LibraryImport(Library)] internal static partial long sgt_tensor_ndim(nint tensor);
    [LibraryImport(Library)] internal static partial long sgt_tensor_numel(nint tensor);
    [LibraryImport(Library)] internal static partial long sgt_tensor_element_size(nint tensor);
    [LibraryImport(Library)] internal static partial long sgt_tensor_storage_offset(nint tensor);
    [LibraryImport(Library)] internal static partial int sgt_tensor_is_contiguous(nint tensor);
    [LibraryImport(Library)] internal static partial int sgt_tensor_is_leaf(nint tensor);
    [LibraryImport(Library)] internal static partial int sgt_tensor_requires_grad(nint tensor);
    [LibraryImport(Library)] internal static partial int sgt_tensor_set_requires_grad(nint tensor, int required);
    [LibraryImport(Library)] internal static partial int sgt_tensor_retain_grad(nint tensor);
    [LibraryImport(Library)] internal static partial int sgt_tensor_layout(nint tensor, long* sizes, long* strides);
    [LibraryImport(Library)] internal static partial int sgt_tensor_data(nint tensor, void** data);
    [LibraryImport(Library)] internal static partial int sgt_tensor_grad(nint tensor, nint* grad);
    [LibraryImport(Library)] internal static partial int sgt_tensor_set_grad(nint tensor, nint grad);
    [LibraryImport(Library)] internal static partial nint sgt_tensor_index(nint tensor, NativeIndex* indices, int count);
    [LibraryImport(Library)] internal static partial int sgt_tensor_index_put(nint tensor, NativeIndex* indices, int count, nint value);

    [LibraryImport(Library)]
    internal static partial int sgt_backward(nint* tensors, int count, nint* grads, int gradCount, int retainGraph, int createGraph, nint* inputs, int inputCount);

    [LibraryImport(Library)]
    internal static partial int sgt_grad(
        nint* outputs, int count, nint* inputs, int inputCount, nint* grads, int gradCount, int retainGraph, int createGraph, int allowUnused, nint* results);

    [LibraryImport(Library)] internal static partial int sgt_grad_mode();
    [LibraryImport(Library)] internal static partial void sgt_set_grad_mode(int enabled);
    [LibraryImport(Library)] internal static partial int sgt_inference_mode();
    [LibraryImport(Library)] internal static partial nint sgt_inference_guard(int enabled);
    [LibraryImport(Library)] internal static partial void sgt_inference_guard_free(nint guard);

    [LibraryImport(Library)] internal static partial nint sgt_generator_default();
    [LibraryImport(Library)] internal static partial nint sgt_generator_new(ulong seed);
    [LibraryImport(Library)] internal static partial void sgt_generator_free(nint generator);
    [LibraryImport(Library)] internal static partial int sgt_generator_manual_seed(nint generator, long seed);
    [LibraryImport(Library)] internal static partial int sgt_generator_seed(nint generator, long* seed);
    [LibraryImport(Library)] internal static partial int sgt_generator_initial_seed(nint generator, long* seed);
    [LibraryImport(Library)] internal static partial nint sgt_generator_get_state(nint generator);
    [LibraryImport(Library)] internal static partial int sgt_generator_set_state(nint generator, nint state);
}
