namespace TorchSharp.Native;

/// <summary>What an operator's argument or result holds; the numbers are semgeo_torch's.</summary>
internal enum ArgKind
{
    None,
    Tensor,
    Int,
    Double,
    Bool,
    IntList,
    DoubleList,
    TensorList,
    String,
    Device,
    Generator,
}
