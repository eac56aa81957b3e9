using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>One index of <c>t[...]</c>, as semgeo_torch lays it out.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeIndex
{
    internal int Kind;
    internal int Present;
    internal long Start;
    internal long Stop;
    internal long Step;
    internal nint Tensor;
}
