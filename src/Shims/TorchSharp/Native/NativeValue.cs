using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>One argument or result of an operator, as semgeo_torch lays it out.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeValue
{
    internal ArgKind Kind;
    internal int Count;
    internal long Bits;
}
