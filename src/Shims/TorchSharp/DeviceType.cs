namespace TorchSharp;

/// <summary>Kinds of devices; the numbers are libtorch's.</summary>
public enum DeviceType
{
    /// <summary>Main memory.</summary>
    CPU = 0,

    /// <summary>NVIDIA's processors; this build has none.</summary>
    CUDA = 1,

    /// <summary>No memory at all: shapes and types only.</summary>
    META = 14,
}
