using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>
/// oneDNN's convolutions that add and activate while a result is still in the processor's cache, instead of in passes over memory of their own. libtorch has them as operators without gradients, for
/// its compiler; TorchSharp has no method for them, but loads TorchScript, which calls any operator: a module of a few lines.
/// </summary>
internal sealed class FusedConvolutions
{
    private const string Module = "fused";

    private const string Code = """
        class Fused(Module):
          __parameters__ = []
          __buffers__ = []
          training : bool
          def pack(self: __torch__.Fused, w: Tensor, padding: int, stride: int, groups: int, n: int, c: int, h: int, k: int) -> Tensor:
            return ops.mkldnn._reorder_convolution_weight(w, [padding, padding], [stride, stride], [1, 1], groups, [n, c, h, k])
          def none(self: __torch__.Fused, x: Tensor, w: Tensor, b: Tensor, padding: int, stride: int, groups: int) -> Tensor:
            return ops.mkldnn._convolution_pointwise(x, w, b, [padding, padding], [stride, stride], [1, 1], groups, "none", annotate(List[Optional[number]], []), "")
          def relu(self: __torch__.Fused, x: Tensor, w: Tensor, b: Tensor, padding: int, stride: int, groups: int) -> Tensor:
            return ops.mkldnn._convolution_pointwise(x, w, b, [padding, padding], [stride, stride], [1, 1], groups, "relu", annotate(List[Optional[number]], []), "")
          def silu(self: __torch__.Fused, x: Tensor, w: Tensor, b: Tensor, padding: int, stride: int, groups: int) -> Tensor:
            return ops.mkldnn._convolution_pointwise(x, w, b, [padding, padding], [stride, stride], [1, 1], groups, "swish", annotate(List[Optional[number]], []), "")
          def hardswish(self: __torch__.Fused, x: Tensor, w: Tensor, b: Tensor, padding: int, stride: int, groups: int) -> Tensor:
            return ops.mkldnn._convolution_pointwise(x, w, b, [padding, padding], [stride, stride], [1, 1], groups, "hardswish", annotate(List[Optional[number]], []), "")
          def add_relu(self: __torch__.Fused, y: Tensor, x: Tensor, w: Tensor, b: Tensor, padding: int, stride: int, groups: int) -> Tensor:
            return ops.mkldnn._convolution_pointwise_(y, x, w, b, [padding, padding], [stride, stride], [1, 1], groups, "add", 1.0, "relu", annotate(List[Optional[number]], []), "")

        """;

    private static readonly Lazy<FusedConvolutions?> Loaded = new(TryLoad);

    private readonly jit.ScriptModule _module;

    private FusedConvolutions(jit.ScriptModule module) => _module = module;

    /// <summary>The operators; null where libtorch was built without oneDNN.</summary>
    public static FusedConvolutions? Available => Loaded.Value;

    /// <summary>The weights in the order in which oneDNN reads them for inputs of a shape; usable for other shapes too, and only here. The caller disposes it.</summary>
    public Tensor Pack(Tensor weights, ConvolutionShape shape, ReadOnlySpan<long> input) =>
        Invoke("pack", [weights], shape, input);

    /// <summary>The activated convolution. The caller disposes it.</summary>
    public Tensor Call(Tensor input, Tensor packed, Tensor offsets, ConvolutionShape shape, Activation activation) =>
        Invoke(MethodOf(activation), [input, packed, offsets], shape, []);

    /// <summary>max(0, convolution + sum), computed in the memory of <paramref name="sum"/>.</summary>
    /// <returns>Another object over that memory. The caller disposes both.</returns>
    public Tensor AddReLU(Tensor sum, Tensor input, Tensor packed, Tensor offsets, ConvolutionShape shape) =>
        Invoke("add_relu", [sum, input, packed, offsets], shape, []);

    // TorchSharp makes scalars of numbers, which the garbage collector may free before the call has read them: these are our own, and live until it returns.
    private Tensor Invoke(string method, ReadOnlySpan<Tensor> tensors, ConvolutionShape shape, ReadOnlySpan<long> input)
    {
        Scalar[] scalars = [shape.Padding, shape.Stride, shape.Groups, .. Scalars(input)];
        object[] arguments = [.. tensors, .. scalars];
        try
        {
            return _module.invoke<Tensor>(method, arguments);
        }
        finally
        {
            foreach (var scalar in scalars)
                scalar.Dispose();
            GC.KeepAlive(arguments);
        }
    }

    private static Scalar[] Scalars(ReadOnlySpan<long> numbers)
    {
        var scalars = new Scalar[numbers.Length];
        for (var i = 0; i < scalars.Length; i++)
            scalars[i] = numbers[i];
        return scalars;
    }

    private static string MethodOf(Activation activation) => activation switch
    {
        Activation.None => "none",
        Activation.ReLU => "relu",
        Activation.SiLU => "silu",
        Activation.Hardswish => "hardswish",
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, null),
    };

    private static FusedConvolutions? TryLoad()
    {
        try
        {
            var module = jit.load(Archive());
            module.eval();
            return new FusedConvolutions(module);
        }
        catch (Exception e) when (e is ExternalException or InvalidOperationException)
        {
            return null;
        }
    }

    // What torch.jit.save writes of a module without weights: its class, and a pickle that creates an object of it.
    private static byte[] Archive()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "data.pkl", [0x80, 2, .. "c__torch__\nFused\n)"u8, 0x81, .. "}X"u8, 8, 0, 0, 0, .. "training"u8, 0x89, .. "sb."u8]);
            Write(zip, "code/__torch__.py", Encoding.ASCII.GetBytes(Code.ReplaceLineEndings("\n")));
            Write(zip, "constants.pkl", [0x80, 2, .. ")."u8]);
            Write(zip, "version", "3\n"u8);
        }

        return memory.ToArray();
    }

    private static void Write(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        using var entry = zip.CreateEntry($"{Module}/{name}", CompressionLevel.NoCompression).Open();
        entry.Write(content);
    }
}
